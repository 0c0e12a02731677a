import { anAccountOf } from '#test/e2e/gateways/a-gateway-account';
import { bookDifferences } from '#test/support/books';
import { aCharge } from '#test/support/client';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type World } from '#test/support/world';
import { type Outcome, startStoppingApi } from './stopped-process.ts';

/** More awaits than a charge that two accounts are asked for has. */
const awaitsMax = 34;
/** Longer than a call to the provider belongs to the process that promised it. */
const leaseMs = 6_000;

describe('a process that is killed at every await of a charge that its first account refuses', () => {
  let world: World;
  let outcomes: Outcome[];
  let [first, second] = ['', ''];

  beforeEach(async () => {
    world = await openWorld({
      webhooksTo: null,
      stripe: { allowedKeys: ['sk_test_kassa', 'sk_test_good'] },
      env: { GATEWAY_REST_MS: '1' },
    });
    const account = async (priority: number, secretKey: string) =>
      (await anAccountOf(world, 'acme', { priority, credentials: { secretKey } })).id;
    first = await account(1, 'sk_test_refused');
    second = await account(2, 'sk_test_good');
    const dying = await startStoppingApi(world);
    outcomes = await dying.stopEach(
      Array.from({ length: awaitsMax }, (_, n) => ({
        path: '/payments/charge',
        body: aCharge({ orderId: `order-${n}` }),
        key: `failover-${n}`,
      })),
    );
    await dying.kill();
    // Who died before the refusal was written down left a call that only this account can be asked about.
    const key = { credentials: { secretKey: 'sk_test_good' }, overlapMs: 0 };
    expect((await world.post(`/admin/gateway-accounts/${first}/rotate`, key)).status).toBe(200);
    await world.pass(leaseMs);
  }, 30_000);
  afterEach(() => world.dispose());

  const repeated = async ({ request: { path, body, key } }: Outcome): Promise<PaymentBody> => {
    const answer = await world.post(path, body, { key });
    return (answer.body.payment ?? answer.body) as PaymentBody;
  };
  /** Every order was charged at most once, its route says by which account and why, and both books say the same. */
  const expectOneCharge = async (payments: readonly PaymentBody[]) => {
    expect(await bookDifferences(world)).toEqual([]);
    for (const { id, status, capturedAmount, gatewayAccountId, route } of payments) {
      const charges = await world.ledger(id);
      expect({ id, status, charges: charges.length }).toEqual({
        id,
        status: charges.length === 1 ? 'completed' : 'failed',
        charges: capturedAmount / 10_000,
      });
      const isRerouted = gatewayAccountId === second;
      expect(route.passedOver.map((passed) => passed.gatewayAccountId)).toEqual(isRerouted ? [first] : []);
    }
  };

  it('charges once or never, given that the worker settles it first', async () => {
    const stopped = outcomes.filter(({ at }) => at !== 'finished');
    expect(stopped.length).toBeLessThan(awaitsMax);
    expect(stopped.filter(({ at }) => at.endsWith('gateway.charge')).length).toBeGreaterThanOrEqual(4);
    await world.settle();
    await expectOneCharge(await Promise.all(outcomes.map(repeated)));
  });

  it('charges once or never, given that the client repeats it first', async () => {
    for (const outcome of outcomes) await repeated(outcome);
    await world.settle();
    const payments = await Promise.all(outcomes.map(repeated));
    await expectOneCharge(payments);
    expect(payments.filter(({ status }) => status === 'completed').length).toBeGreaterThan(0);
  });
});
