import { type Payment } from '#domain/payments/payment';
import { settleRefund } from '#domain/payments/payment-refunds';
import { type RefundId } from '#domain/shared/ids';
import { aPayment, aShare, afterNoon, usd } from '#test/support/a-payment';

const first = 'ref_000001' as RefundId;
const second = 'ref_000002' as RefundId;
const at = afterNoon(60_000);
const settle = (payment: Payment, returned: boolean, id = first) => settleRefund(payment, id, returned, at);
const reserved = (minor: number) => aShare(minor, { state: 'reserved' });

describe('settling a refund on its payment', () => {
  it.each([
    [
      'a part that went back',
      aPayment({ refunds: [reserved(40_00)] }),
      true,
      'partially_refunded',
      40_00,
      'returned',
    ],
    [
      'the whole that went back',
      aPayment({ refunds: [reserved(100_00)] }),
      true,
      'refunded',
      100_00,
      'returned',
    ],
    ['a refund that failed', aPayment({ refunds: [reserved(40_00)] }), false, 'completed', 0, 'released'],
    [
      'a part the bank sent back later',
      aPayment({ status: 'partially_refunded' }),
      false,
      'completed',
      0,
      'released',
    ],
    ['a whole the bank sent back later', aPayment({ status: 'refunded' }), false, 'completed', 0, 'released'],
    [
      'a refund that was given up and did take place',
      aPayment({ refunds: [aShare(40_00, { state: 'released' })] }),
      true,
      'partially_refunded',
      40_00,
      'returned',
    ],
  ] as const)('%s', (_what, payment, returned, status, refunded, state) => {
    expect(settle(payment, returned)).toMatchObject({
      ok: true,
      value: { state: { status, refunded: usd(refunded), refunds: [{ state }] } },
    });
  });
  it('adds up several', () => {
    const payment = aPayment({
      status: 'partially_refunded',
      refunds: [aShare(40_00, { id: second }), reserved(60_00)],
    });
    expect(settle(payment, true)).toMatchObject({
      value: { state: { status: 'refunded', refunded: usd(100_00) } },
    });
  });
  it('goes back from refunded to partially refunded when the bank sends one of two back', () => {
    const payment = aPayment({
      status: 'refunded',
      refunds: [aShare(40_00), aShare(60_00, { id: second })],
    });
    expect(settle(payment, false)).toMatchObject({
      value: {
        state: { status: 'partially_refunded', refunded: usd(60_00), refunds: [{ state: 'released' }, {}] },
      },
    });
  });
  it('tells in the history when and why', () => {
    const decision = settle(aPayment({ refunds: [reserved(40_00)] }), true);
    expect(decision?.ok && decision.value.state.timeline.at(-1)).toEqual({
      status: 'partially_refunded',
      at,
      cause: 'refund',
    });
  });
  it('believes a provider that returned more than was captured: the books follow the money', () => {
    const payment = aPayment({
      status: 'refunded',
      refunds: [aShare(100_00, { id: second }), aShare(40_00, { state: 'released' })],
    });
    expect(settle(payment, true)).toMatchObject({
      value: { state: { status: 'refunded', refunded: usd(140_00) } },
    });
  });
  it.each([
    ['what is settled already', settle(aPayment({ status: 'refunded' }), true)],
    ['what was released already', settle(aPayment({ refunds: [aShare(1, { state: 'released' })] }), false)],
    ['a refund of another payment', settle(aPayment({ status: 'refunded' }), false, second)],
  ])('has nothing to do for %s', (_what, decision) => expect(decision).toBeUndefined());
});
