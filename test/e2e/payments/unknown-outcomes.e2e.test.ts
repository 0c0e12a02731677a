import { bookDifferences } from '#test/support/books';
import { aCharge } from '#test/support/client';
import { type Fault } from '#test/support/control';
import { openWorld, type World } from '#test/support/world';

/** A client of the official package tries a connection that was reset once more, so such a fault must strike twice. */
const modes = [
  { mode: 'timeout-after', times: 1, executed: true },
  { mode: 'reset-after', times: 2, executed: true },
  { mode: 'garbage', times: 1, executed: true },
  { mode: 'timeout-before', times: 1, executed: false },
  { mode: 'reset', times: 2, executed: false },
  { mode: 'error-500', times: 1, executed: false },
] as const satisfies readonly (Fault & { executed: boolean })[];

describe('a provider that does not say what it did', () => {
  let world: World;
  beforeAll(async () => {
    // A provider that is silent as often as here would be given a rest; it must be over before the next test asks.
    const env = { GATEWAY_TIMEOUT_MS: '250', GATEWAY_REST_MS: '1' };
    world = await openWorld({ webhooksTo: null, env });
  });
  afterEach(async () => {
    await world.calm();
    expect(await bookDifferences(world)).toEqual([]);
  });
  afterAll(() => world.dispose());

  const faulty = async ({ mode, times }: (typeof modes)[number], operation: string) => {
    await world.calm();
    await world.fault({ mode, times, operation });
  };
  /** Time goes on, as far as a provider is asked again by, and the books must be closed by then. */
  const within = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 5) {
      await world.pass(5_000);
      await world.sweep();
    }
  };

  it.each(modes)(
    '202: given $mode, when a payment is charged, then it settles within 30 s by itself',
    async (fault) => {
      await faulty(fault, 'charge');
      const { status, body } = await world.post('/payments/charge', aCharge());
      expect({ status, is: body.status }).toEqual({ status: 202, is: 'processing' });
      await within(30);
      expect(await world.struck()).toBe(fault.times);
      expect(await world.payment(body.id)).toMatchObject(
        fault.executed
          ? { status: 'completed', capturedAmount: 10_000, failure: null }
          : {
              status: 'failed',
              capturedAmount: 0,
              failure: { code: 'gateway-unavailable', retryable: true },
            },
      );
      expect(await world.ledger(body.id)).toHaveLength(fault.executed ? 1 : 0);
    },
  );

  it.each(modes)(
    '202: given $mode, when the client repeats its charge for a minute, then it is charged at most once and told one truth',
    async (fault) => {
      await faulty(fault, 'charge');
      const key = `repeated-${fault.mode}`;
      const first = await world.post('/payments/charge', aCharge(), { key });
      expect(first.status).toBe(202);
      for (let second = 0; second < 60; second += 10) {
        await world.pass(10_000);
        await world.post('/payments/charge', aCharge(), { key });
      }
      await world.settle();
      const last = await world.post('/payments/charge', aCharge(), { key });
      const { id } = first.body;
      expect(last.status).toBe(fault.executed ? 201 : 402);
      expect((last.body.payment ?? last.body).id).toBe(id);
      expect(await world.ledger(id)).toHaveLength(fault.executed ? 1 : 0);
    },
  );

  it.each(modes)(
    '202: given $mode, when an authorization is captured, then it is captured once in the end',
    async (fault) => {
      const { id } = await world.authorized();
      await faulty(fault, 'capture');
      const key = `capture-${fault.mode}`;
      const { status } = await world.post(`/payments/${id}/capture`, { amount: 6_000 }, { key });
      expect(status).toBe(202);
      await within(30);
      expect(await world.payment(id)).toMatchObject({ status: 'completed', capturedAmount: 6_000 });
      const again = await world.post(`/payments/${id}/capture`, { amount: 6_000 }, { key });
      expect([again.status, again.body.capturedAmount]).toEqual([200, 6_000]);
    },
  );

  it.each(modes)(
    '202: given $mode, when an authorization is cancelled, then it is released in the end',
    async (fault) => {
      const { id } = await world.authorized();
      await faulty(fault, 'void');
      expect((await world.post(`/payments/${id}/cancel`)).status).toBe(202);
      await within(30);
      expect(await world.payment(id)).toMatchObject({ status: 'cancelled' });
      expect(await world.ledger(id)).toMatchObject([{ kind: 'void' }]);
    },
  );

  it.each(modes)(
    '202: given $mode, when a charge is refunded, then the money goes back exactly once',
    async (fault) => {
      const { id } = await world.charged();
      await faulty(fault, 'refund');
      const key = `refund-${fault.mode}`;
      const { status, body } = await world.post(`/payments/${id}/refunds`, { amount: 4_000 }, { key });
      expect(status).toBe(202);
      await within(30);
      expect((await world.get(`/refunds/${body.id}`)).body).toMatchObject({
        status: 'completed',
        amount: 4_000,
      });
      expect(await world.payment(id)).toMatchObject({ status: 'partially_refunded', refundedAmount: 4_000 });
      const again = await world.post(`/payments/${id}/refunds`, { amount: 4_000 }, { key });
      expect([again.status, again.body.id]).toEqual([201, body.id]);
    },
  );

  it.each(modes)(
    '202: given $mode, when an intent is confirmed, then it settles as the provider has it',
    async (fault) => {
      const intent = await world.post('/payments/intents', { amount: 900, currency: 'USD' });
      await faulty(fault, 'confirm');
      const paymentMethod = { type: 'card', token: 'pm_card_visa' };
      expect((await world.post(`/payments/${intent.body.id}/confirm`, { paymentMethod })).status).toBe(202);
      await within(30);
      expect(await world.payment(intent.body.id)).toMatchObject({
        status: fault.executed ? 'completed' : 'failed',
      });
    },
  );

  it('402: given a provider that has too much to do, when a payment is charged, then it was certainly not charged', async () => {
    // Once, and the twice that it is tried again because nothing was done.
    await world.fault({ mode: 'rate-limit', operation: 'charge', times: 3 });
    const { status, body } = await world.post('/payments/charge', aCharge());
    expect([status, await world.struck()]).toEqual([402, 3]);
    expect(body.payment).toMatchObject({
      status: 'failed',
      failure: { code: 'gateway-unavailable', category: 'transient', retryable: true },
    });
    expect(await world.ledger(body.payment.id)).toEqual([]);
  });

  it('202: given a provider that is gone for an hour, when it is back, then every charge of that hour settles', async () => {
    await world.fault({ mode: 'timeout-after', operation: 'charge', times: 3 });
    await world.fault({ mode: 'error-500', times: 40 });
    const asked = await Promise.all([1, 2, 3].map(() => world.post('/payments/charge', aCharge())));
    expect(asked.map(({ status }) => status)).toEqual([202, 202, 202]);
    for (let minute = 0; minute < 60; minute += 10) {
      await world.pass(600_000);
      await world.sweep();
    }
    await world.calm();
    await world.settle();
    for (const { body } of asked) expect(await world.payment(body.id)).toMatchObject({ status: 'completed' });
  });
});
