import { aCharge } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { openWorld, type World } from '#test/support/world';
import { accountsAt, adminOf, anAccountOf } from './a-gateway-account.ts';

describe("payments through a tenant's own account", () => {
  let world: World;
  beforeAll(async () => {
    const allowedKeys = ['sk_test_kassa', 'sk_test_alpha', 'sk_test_beta', 'sk_test_beta_new'];
    world = await openWorld({
      webhooksTo: null,
      stripe: { allowedKeys },
      mongoOptions: 'monitorCommands=true',
    });
  });
  afterAll(() => world.dispose());

  const charge = (tenant: string, changes: object = {}) =>
    world.post('/payments/charge', aCharge({ ...changes }), adminOf(tenant));
  const change = async (tenant: string, id: string, changes: object) => {
    const { status } = await world.patch(`${accountsAt}/${id}`, changes, adminOf(tenant));
    expect(status).toBe(200);
  };

  it('201: given two tenants with accounts of their own, when each charges, then each through its own, with its own key', async () => {
    const [alpha, beta] = [await anAccountOf(world, 'alpha'), await anAccountOf(world, 'beta')];
    const charges = [await charge('alpha'), await charge('beta'), await charge('gamma')];
    expect(charges.map(({ status, body }) => [status, body.gatewayAccountId])).toEqual([
      [201, alpha.id],
      [201, beta.id],
      [201, 'gwa_configured_stripe'],
    ]);
  });

  it('given a key that the provider does not know, when a charge is made, then no money moves, until it is rotated', async () => {
    const { id } = await anAccountOf(world, 'wrong-key');
    const { body } = await charge('wrong-key');
    expect({ ...body.payment, ...body }).toMatchObject({ gatewayAccountId: id, capturedAmount: 0 });
    const rotation = { credentials: { secretKey: 'sk_test_alpha' }, overlapMs: 0 };
    await world.post(`${accountsAt}/${id}/rotate`, rotation, adminOf('wrong-key'));
    expect(await charge('wrong-key')).toMatchObject({ status: 201, body: { gatewayAccountId: id } });
  });

  it('given several accounts, when one is preferred or closed, then new payments follow, and old ones stay', async () => {
    const credentials = { secretKey: 'sk_test_alpha' };
    const first = await anAccountOf(world, 'moving', { credentials });
    const second = await anAccountOf(world, 'moving', { credentials });
    const paid = await charge('moving');
    expect(paid.body.gatewayAccountId).toBe(first.id);
    await change('moving', second.id, { priority: 1 });
    expect((await charge('moving')).body.gatewayAccountId).toBe(second.id);
    await change('moving', first.id, { status: 'disabled' });
    await change('moving', second.id, { status: 'disabled' });
    // Its money does not go to the installation's account instead.
    expect((await charge('moving', { gateway: 'stripe' })).body).toMatchObject({
      status: 422,
      code: 'gateway-unknown',
    });
    const { body } = await world.post(
      `/payments/${paid.body.id}/refunds`,
      { amount: 100 },
      adminOf('moving'),
    );
    expect(body).toMatchObject({ status: 'completed', amount: 100 });
  });

  it("given another tenant's account, when a payment is looked for through it, then it is not there", async () => {
    const { id } = await charge('alpha').then(({ body }) => body);
    expect((await world.get(`/payments/${id}`, adminOf('beta'))).status).toBe(404);
  });

  it('given an account whose credentials can not be opened, when a charge is made, then it goes to the next one', async () => {
    const credentials = { secretKey: 'sk_test_beta' };
    const broken = await anAccountOf(world, 'broken', { credentials, priority: 1 });
    const sound = await anAccountOf(world, 'broken', { credentials });
    const accounts = world.platform.mongo.db.collection<{ _id: string }>('gateway_accounts');
    await accounts.updateOne({ _id: broken.id }, { $set: { 'credentials.sealed': 'k1.damaged' } });
    expect(await charge('broken')).toMatchObject({ status: 201, body: { gatewayAccountId: sound.id } });
  });

  it('given that it was charged through lately, when it is charged through again, then nobody asks the database for the account', async () => {
    for (const tenant of ['alpha', 'gamma'])
      await eventually('a charge that asks for no account', async () => {
        const asked = await commandsOf(() => charge(tenant));
        return asked.includes('insert payments') && !asked.includes('find gateway_accounts');
      });
  });

  it("given a webhook to the environment's account, when it is received, then the one thing asked of the database is to store it", async () => {
    const letter = signed(anEvent('evt_one_trip'), { at: world.platform.clock.now() });
    const asked = await commandsOf(() => deliver(world.url, letter));
    expect(asked.filter((what) => /webhook_events|gateway_accounts/.test(what))).toEqual([
      'insert webhook_events',
    ]);
  });

  /** What is asked of MongoDB meanwhile. */
  const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const questions: string[] = [];
    const { client } = world.platform.mongo.db;
    const hear = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) =>
      void questions.push(`${commandName} ${String(command[commandName])}`);
    client.on('commandStarted', hear);
    await work();
    client.off('commandStarted', hear);
    return questions;
  };
});
