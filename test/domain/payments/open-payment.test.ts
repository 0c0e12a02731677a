import { openCharge, openIntent } from '#domain/payments/open-payment';
import { publicStatus } from '#domain/payments/payment-status';
import { aNewPayment, afterNoon, noon, usd } from '#test/support/a-payment';

const charge = (changes: Parameters<typeof aNewPayment>[0] = {}) =>
  openCharge({ ...aNewPayment(changes), source: 'sealed-token' }, noon);
const opened = (decision: ReturnType<typeof charge>) => {
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value;
};

describe('opening a charge', () => {
  it('promises the call before it is made, under a key that follows from the payment', () => {
    const { state, events } = opened(charge());
    expect(state).toMatchObject({ status: 'processing', version: 0, captured: usd(0), authorized: usd(0) });
    expect(state.inFlight).toEqual({
      operation: 'charge',
      key: 'pay_000001:charge:0',
      amount: usd(100_00),
      source: 'sealed-token',
      promisedAt: noon,
      asks: 0,
      nextAskAt: afterNoon(8_000),
    });
    expect(events.map(({ type }) => type)).toEqual(['ChargeRequested']);
  });
  it('promises to hold the money when it is to be captured later', () => {
    expect(opened(charge({ captureMethod: 'manual' })).state.inFlight).toMatchObject({
      operation: 'authorize',
      key: 'pay_000001:authorize:0',
    });
  });
  it('remembers the request by its key, so that a repetition finds it', () => {
    expect(opened(charge()).state.commands).toEqual([
      {
        key: 'key-open',
        hash: 'hash-open',
        kind: 'open',
        callKey: 'pay_000001:charge:0',
        refundId: null,
        failure: null,
      },
    ]);
  });
  it('begins its history with being created', () => {
    expect(opened(charge()).state.timeline).toEqual([
      { status: 'pending', at: noon, cause: 'created' },
      { status: 'processing', at: noon, cause: 'requested' },
    ]);
  });
});

describe('opening an intent', () => {
  it('asks the provider to get ready, shows as pending, and moves nothing', () => {
    const { state, events } = opened(openIntent(aNewPayment(), noon));
    expect(publicStatus(state.status)).toBe('pending');
    expect(state).toMatchObject({ status: 'preparing', inFlight: { operation: 'prepare', source: null } });
    expect([events, state.timeline.length, state.expiresAt]).toEqual([[], 1, afterNoon(86_400_000)]);
  });
});

describe.each([
  ['a charge', charge],
  ['an intent', (changes: Parameters<typeof aNewPayment>[0]) => openIntent(aNewPayment(changes), noon)],
])('the limits of %s', (_what, open) => {
  const limits = { minimum: 50n, maximum: 500_00n };
  it.each([50, 51, 500_00])('%i is inside, both ends being allowed', (minor) =>
    expect(open({ limits, amount: usd(minor) }).ok).toBe(true),
  );
  it.each([0, 49, 500_01])('%i is refused with the limits', (minor) =>
    expect(open({ limits, amount: usd(minor) })).toEqual({
      ok: false,
      error: { code: 'amount-outside-limits', limits, amount: usd(minor) },
    }),
  );
});
