import { admin, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { anAccountOf } from '../gateways/a-gateway-account.ts';

const stripe = 'gwa_configured_stripe';

describe('a walk that an admin asks for', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
  });
  afterAll(() => world.dispose());
  const ask = (gatewayAccountId: string, from: Date, as = platformOperator) =>
    world.post('/admin/webhook-events/walk', { gatewayAccountId, from: from.toISOString() }, { as });
  const ago = (ms: number) => new Date(world.platform.clock.now().getTime() - ms);

  it('202: finds what was missed, as far back as was asked', async () => {
    const { id } = await world.charged();
    const dispute = await world.openDispute(id);
    await world.closeDispute(dispute.id, 'lost');
    await world.pass(3 * 86_400_000);
    expect((await ask(stripe, ago(86_400_000))).body).toMatchObject({ provider: 'stripe' });
    await world.settle();
    expect((await world.get(`/disputes?paymentId=${id}`)).body.data).toEqual([]);
    expect((await ask(stripe, ago(4 * 86_400_000))).status).toBe(202);
    expect((await ask(stripe, ago(3.5 * 86_400_000))).status).toBe(202);
    await world.sweep();
    await world.settle();
    expect((await world.get(`/disputes?paymentId=${id}`)).body.data).toMatchObject([{ status: 'lost' }]);
    const { body } = await world.get('/admin/webhook-events?limit=1', { as: platformOperator });
    expect(body.data[0]).toMatchObject({ foundBy: 'walk', status: 'processed' });
  });

  it('202: keeps what it finds about a tenant’s own account apart, and shows it to its admin', async () => {
    const own = await anAccountOf(world, 'acme');
    const { id } = await world.charged();
    await world.pass(900_000);
    expect((await ask(own.id, ago(1_200_000), admin)).status).toBe(202);
    await world.settle();
    const { body } = await world.get('/admin/webhook-events?limit=1', { as: admin });
    const [found] = body.data as { id: string; gatewayAccountId: string; foundBy: string }[];
    expect(found).toMatchObject({ gatewayAccountId: own.id, foundBy: 'walk', status: 'processed' });
    expect(found!.id).toMatch(new RegExp(`^stripe:${own.id}:evt_`));
    expect(await world.payment(id)).toMatchObject({ status: 'completed', gatewayAccountId: own.id });
  });

  it('422: is refused beyond what providers keep, in the future, without a list, and about accounts of others', async () => {
    const refusal = async (...asked: Parameters<typeof ask>) => {
      const { status, body } = await ask(...asked);
      return [status, body.code];
    };
    const hour = 3_600_000;
    expect(await refusal(stripe, ago(31 * 24 * hour))).toEqual([422, 'period-refused']);
    expect(await refusal(stripe, ago(-hour))).toEqual([422, 'period-refused']);
    expect(await refusal('gwa_configured_manual', ago(hour))).toEqual([422, 'events-not-listed']);
    expect(await refusal('gwa_configured_nobody', ago(hour))).toEqual([422, 'gateway-account-unknown']);
    expect(await refusal(stripe, ago(hour), admin)).toEqual([422, 'gateway-account-unknown']);
  });
});
