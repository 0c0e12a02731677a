import fc from 'fast-check';
import { type Payment, refundable } from '#domain/payments/payment';
import { settleRefund } from '#domain/payments/payment-refunds';
import { refundsMax, reserveRefund } from '#domain/payments/payment-requests';
import { paymentStatuses, type PaymentStatus } from '#domain/payments/payment-status';
import { type RefundId } from '#domain/shared/ids';
import { aPayment, aShare, noon, usd } from '#test/support/a-payment';

const idOf = (n: number) => `ref_${n}` as RefundId;
const reserve = (payment: Payment, minor: number, n = 1) =>
  reserveRefund(
    payment,
    { id: idOf(n), number: `R-${n}`, amount: usd(minor), reason: 'why' },
    { key: `key-${n}`, hash: `hash-${n}`, at: noon },
  );
const moneyIn: readonly PaymentStatus[] = ['completed', 'partially_refunded', 'refunded'];

describe('reserving a refund', () => {
  it('sets the share aside, keeps the request, and leaves status and refunded sum as they are', () => {
    const decision = reserve(aPayment(), 30_00);
    expect(decision).toMatchObject({
      ok: true,
      value: {
        state: {
          status: 'completed',
          refunded: usd(0),
          refunds: [{ id: 'ref_1', amount: usd(30_00), state: 'reserved', key: 'key-1' }],
        },
        events: [{ type: 'RefundReserved' }],
      },
    });
    const state = decision.ok ? decision.value.state : aPayment();
    expect([refundable(state), state.commands.at(-1)]).toEqual([
      usd(70_00),
      { key: 'key-1', hash: 'hash-1', kind: 'refund', callKey: null, refundId: 'ref_1', failure: null },
    ]);
  });
  it.each(paymentStatuses.filter((status) => !moneyIn.includes(status)))('is refused while %s', (status) => {
    expect(reserve(aPayment({ status }), 1)).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition', from: status, event: 'RefundReserved' },
    });
  });
  it.each([
    ['more than was captured', aPayment(), 100_01, 100_00],
    ['more than is left', aPayment({ status: 'partially_refunded' }), 60_01, 60_00],
    [
      'what another refund has set aside',
      aPayment({ refunds: [aShare(60_00, { state: 'reserved' })] }),
      60_00,
      40_00,
    ],
    ['what was never captured', aPayment({ captured: usd(50_00) }), 50_01, 50_00],
    ['nothing', aPayment(), 0, 100_00],
    ['less than nothing', aPayment(), -1, 100_00],
    ['the nothing that is left', aPayment({ status: 'refunded' }), 0, 0],
  ])('of %s is refused, and says how much could be', (_what, payment, minor, rest) => {
    expect(reserve(payment, minor)).toEqual({
      ok: false,
      error: { code: 'refund-exceeds-captured', rest: usd(rest) },
    });
  });
  it('may take exactly what is left, and what a failed refund has set free', () => {
    expect(reserve(aPayment({ status: 'partially_refunded' }), 60_00).ok).toBe(true);
    expect(reserve(aPayment({ refunds: [aShare(100_00, { state: 'released' })] }), 100_00).ok).toBe(true);
  });
  it(`is refused when the payment has ${refundsMax} refunds`, () => {
    const refunds = Array.from({ length: refundsMax }, (_, n) =>
      aShare(1, { id: idOf(n), state: 'released' }),
    );
    expect(reserve(aPayment({ refunds: refunds.slice(1) }), 1).ok).toBe(true);
    expect(reserve(aPayment({ refunds }), 1)).toEqual({
      ok: false,
      error: { code: 'too-many-refunds', refundsMax },
    });
  });
});

describe('whatever is reserved, returned, released, and sent back by the bank', () => {
  type Act = Readonly<{ what: 'reserve' | 'return' | 'release'; n: number; minor: number }>;
  const acts = fc.array(
    fc.record({
      what: fc.constantFrom<Act['what'][]>('reserve', 'return', 'release'),
      n: fc.integer({ min: 0, max: 7 }),
      minor: fc.integer({ min: -10, max: 100_10 }),
    }),
    { maxLength: 40 },
  );
  const sumOf = ({ refunds }: Payment, states: readonly string[]): bigint =>
    refunds.filter(({ state }) => states.includes(state)).reduce((all, { amount }) => all + amount.minor, 0n);

  const after = (payment: Payment, { what, n, minor }: Act): Payment => {
    const share = payment.refunds.find(({ id }) => id === idOf(n));
    // A share that was set free may be somebody else's by now: only the provider could revive it (settle-refund.test).
    if (what === 'reserve' ? share : !share || share.state === 'released') return payment;
    const decision =
      what === 'reserve'
        ? reserve(payment, minor, n)
        : settleRefund(payment, idOf(n), what === 'return', noon);
    return decision?.ok ? decision.value.state : payment;
  };

  it('never adds up to more than was captured, and the status follows the sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_00 }), acts, (captured, all) => {
        const end = all.reduce(
          (payment, act) => {
            const next = after(payment, act);
            expect(sumOf(next, ['reserved', 'returned'])).toBeLessThanOrEqual(BigInt(captured));
            return next;
          },
          aPayment({ captured: usd(captured) }),
        );
        const returned = sumOf(end, ['returned']);
        expect(end.refunded).toEqual(usd(returned));
        expect(refundable(end)).toEqual(usd(BigInt(captured) - sumOf(end, ['reserved', 'returned'])));
        expect(end.status).toBe(
          returned === 0n ? 'completed' : returned < BigInt(captured) ? 'partially_refunded' : 'refunded',
        );
      }),
      { numRuns: 300 },
    );
  });
});
