import { aCharge } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { accountsAt, adminOf, anAccountOf } from './a-gateway-account.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    webhooksTo: null,
    stripe: { allowedKeys: ['sk_test_kassa', 'sk_test_good'] },
    env: { GATEWAY_REST_MS: '60000' },
  });
});
afterAll(() => world.dispose());

const charge = (tenant: string) => world.post('/payments/charge', aCharge(), adminOf(tenant));
const health = async (tenant: string, id: string) =>
  (await world.get(`${accountsAt}/${id}`, adminOf(tenant))).body.health;

describe('an account whose key the provider refuses', () => {
  it('shows it, is passed over while it rests, and is used again as soon as its key is replaced', async () => {
    const first = await anAccountOf(world, 'stale', {
      priority: 1,
      credentials: { secretKey: 'sk_test_stale' },
    });
    const second = await anAccountOf(world, 'stale', {
      priority: 2,
      credentials: { secretKey: 'sk_test_good' },
    });
    expect(await health('stale', first.id)).toEqual({ isResting: false, lastRefusedAt: null });
    expect((await charge('stale')).body).toMatchObject({
      status: 'completed',
      gatewayAccountId: second.id,
      attempts: [{ outcome: 'not-executed' }, { outcome: 'approved' }],
    });

    expect(await health('stale', first.id)).toEqual({ isResting: true, lastRefusedAt: expect.any(String) });
    expect(await health('stale', second.id)).toEqual({ isResting: false, lastRefusedAt: null });
    const listed = await world.get(accountsAt, adminOf('stale'));
    expect(listed.body.data.map((one: { health: object }) => one.health)).toMatchObject([
      { isResting: false },
      { isResting: true },
    ]);
    const ready = await fetch(`${world.url}/health/ready`);
    expect(await ready.json()).toMatchObject({ gateways: { stripe: { 'key-refused': 1, open: 1 } } });
    const { body: passed } = await charge('stale');
    expect(passed).toMatchObject({
      gatewayAccountId: second.id,
      attempts: [{ outcome: 'approved' }],
      route: { passedOver: [{ gatewayAccountId: first.id }] },
    });

    const rotated = await world.post(
      `${accountsAt}/${first.id}/rotate`,
      { credentials: { secretKey: 'sk_test_good' } },
      adminOf('stale'),
    );
    expect(rotated.status).toBe(200);
    expect((await charge('stale')).body).toMatchObject({ gatewayAccountId: first.id, status: 'completed' });
    expect(await health('stale', first.id)).toMatchObject({ isResting: false });
  });

  it('keeps a call that was made before in doubt, and shows why nobody can tell', async () => {
    const { id } = await anAccountOf(world, 'vault', { credentials: { secretKey: 'sk_test_wrong' } });
    const customer = await world.post('/customers', { email: 'ann@example.test' }, adminOf('vault'));
    const saved = await world.post(
      '/payment-methods',
      { customerId: customer.body.id, type: 'card', token: 'pm_card_visa' },
      adminOf('vault'),
    );
    expect(saved).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(await health('vault', id)).toMatchObject({ isResting: true, lastRefusedAt: expect.any(String) });
  });
});
