import { aCharge, admin, platformOperator } from '#test/support/client';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { openWorld, type World } from '#test/support/world';
import { accountsAt, adminOf, anAccountOf } from './a-gateway-account.ts';

describe("webhooks to tenants' own accounts", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const tell = (account: string, secret: string, id: string, object: Record<string, unknown> = {}) => {
    const at = world.platform.clock.now();
    return deliver(world.url, signed(anEvent(id, object), { secrets: [secret], at }), account);
  };
  const heldBy = async (tenant: string) => {
    const { body } = await world.post('/payments/authorize', aCharge(), adminOf(tenant));
    expect(body).toMatchObject({ status: 'authorized' });
    return body as { id: string; providerPaymentId: string; gatewayAccountId: string };
  };
  const about = ({ id, providerPaymentId }: { id: string; providerPaymentId: string }) => ({
    id: providerPaymentId,
    metadata: { kassa_payment_id: id },
  });
  const statusOf = async (id: string, tenant: string) =>
    (await world.get(`/payments/${id}`, adminOf(tenant))).body.status;
  const events = async (as: object) => {
    const { body } = await world.get('/admin/webhook-events?limit=100', as);
    return body.data.map(({ eventId }: { eventId: string }) => eventId);
  };

  it("200: given an account's own secret, when its provider tells of a payment, then the payment moves", async () => {
    const { id: account } = await anAccountOf(world, 'north');
    const payment = await heldBy('north');
    expect(payment.gatewayAccountId).toBe(account);
    expect((await tell(account, 'whsec_north', 'evt_north', about(payment))).status).toBe(200);
    const again = await tell(account, 'whsec_north', 'evt_north', about(payment));
    expect(again.body).toEqual({ received: true, duplicate: true });
    await world.modules.webhooks.processWebhook(`stripe:${account}:evt_north`);
    expect(await statusOf(payment.id, 'north')).toBe('completed');
  });

  it("400: given another account's secret, when it signs, then nobody believes it; 404: at an address that is nobody's", async () => {
    const { id } = await anAccountOf(world, 'south');
    expect((await tell(id, 'whsec_north', 'evt_s1')).status).toBe(400);
    expect((await tell(id, 'whsec_of_the_world', 'evt_s1')).status).toBe(400);
    expect((await tell('gwa_configured_stripe', 'whsec_south', 'evt_s1')).status).toBe(400);
    for (const nobody of ['gwa_01JD3M2X7QK8V5N4B6C9ZTRWYE', 'gwa_configured_manual', 'x'])
      expect((await tell(nobody, 'whsec_south', 'evt_s1')).status).toBe(404);
  });

  it("given a tenant that speaks of another tenant's payment, when it is worked off, then nothing moves", async () => {
    const { id: attacker } = await anAccountOf(world, 'attacker');
    await anAccountOf(world, 'victim');
    const payment = await heldBy('victim');
    expect((await tell(attacker, 'whsec_attacker', 'evt_forged', about(payment))).status).toBe(200);
    await world.modules.webhooks.processWebhook(`stripe:${attacker}:evt_forged`);
    expect(await statusOf(payment.id, 'victim')).toBe('authorized');
    // Nor does it take the place of the event that the victim's provider is going to send.
    const victim = payment.gatewayAccountId;
    const real = await tell(victim, 'whsec_victim', 'evt_forged', about(payment));
    expect(real.body).toEqual({ received: true, duplicate: false });
  });

  it('given a rotation, when the overlap lasts, then both secrets hold, and after it only the new one', async () => {
    const { id } = await anAccountOf(world, 'east');
    const rotation = { credentials: { webhookSecrets: ['whsec_east_new'] }, overlapMs: 3_600_000 };
    const key = { ...adminOf('east'), key: 'rotate-east' };
    const rotate = () => world.post(`${accountsAt}/${id}/rotate`, rotation, key);
    const answers = await Promise.all([rotate(), rotate()]);
    for (const { status, body } of answers)
      expect({ status, retired: body.credentials.retired }).toMatchObject({ status: 200, retired: [{}] });
    const replayed = answers.map(({ headers }) => headers['idempotent-replayed']);
    expect(replayed.filter((value) => value === 'true')).toHaveLength(1);

    const told = async (secret: string, event: string) => (await tell(id, secret, event)).status;
    expect([await told('whsec_east', 'evt_e1'), await told('whsec_east_new', 'evt_e2')]).toEqual([200, 200]);
    await world.pass(3_600_001);
    expect([await told('whsec_east', 'evt_e3'), await told('whsec_east_new', 'evt_e4')]).toEqual([400, 200]);

    const stored = () =>
      world.platform.mongo.db
        .collection<{ _id: string; retired: unknown[] }>('gateway_accounts')
        .findOne({ _id: id });
    expect((await stored())?.retired).toHaveLength(1);
    await world.modules.gateways.forgetExpiredCredentials();
    expect((await stored())?.retired).toEqual([]);
  });

  it('given a disabled account, when its provider tells of an old payment, then it still counts', async () => {
    const { id } = await anAccountOf(world, 'west');
    const payment = await heldBy('west');
    await world.patch(`${accountsAt}/${id}`, { status: 'disabled' }, adminOf('west'));
    expect((await tell(id, 'whsec_west', 'evt_west', about(payment))).status).toBe(200);
    await world.modules.webhooks.processWebhook(`stripe:${id}:evt_west`);
    expect(await statusOf(payment.id, 'west')).toBe('completed');
  });

  it('shows and replays to an admin only what was told to its own accounts, and to the platform all', async () => {
    const { id } = await anAccountOf(world, 'seeing');
    await tell(id, 'whsec_seeing', 'evt_seen');
    const at = world.platform.clock.now();
    await deliver(world.url, signed(anEvent('evt_of_all'), { at }));
    expect(await events(adminOf('seeing'))).toEqual(['evt_seen']);
    expect(await events({ as: admin })).toEqual([]);
    expect(await events({ as: platformOperator })).toEqual(
      expect.arrayContaining(['evt_of_all', 'evt_seen']),
    );
    const replay = async (event: string, as: object) =>
      (await world.post(`/admin/webhook-events/${event}/replay`, {}, { key: null, ...as })).status;
    expect(await replay(`stripe:${id}:evt_seen`, adminOf('seeing'))).toBe(202);
    expect(await replay(`stripe:${id}:evt_seen`, { as: admin })).toBe(404);
    expect(await replay('stripe:evt_of_all', adminOf('seeing'))).toBe(404);
    expect(await replay('stripe:evt_of_all', { as: platformOperator })).toBe(202);
  });
});
