import { type Payment } from '#domain/payments/payment';
import { payByTransaction, standingOf } from '#domain/payments/payment-transaction';
import { paymentStatuses, type PaymentStatus } from '#domain/payments/payment-status';
import { type GatewayAccountId } from '#domain/shared/ids';
import { aCall, afterNoon, aPayment, usd } from '#test/support/a-payment';

const at = afterNoon(1_000);
const key = 'performed:t1';
const transaction = {
  gatewayAccountId: 'gwa_stripe' as GatewayAccountId,
  amount: usd(100_00),
  paymentReference: 'doc-1',
};
/** A payment whose provider has no id for it before it is paid. */
const unpaid = (status: PaymentStatus, is: Partial<Payment> = {}) =>
  aPayment({ status, reference: null, ...is });
const pay = (payment: Payment, by = transaction, withKey = key) =>
  payByTransaction(payment, by, { key: withKey, at });
const paid = (payment: Payment, withKey = key): Payment => {
  const decision = pay(payment, transaction, withKey);
  if (!decision.ok || !decision.value) throw new Error('it was not paid');
  return decision.value.state;
};

describe('a payment that a transaction of its provider pays', () => {
  it.each(['pending', 'processing', 'requires_action'] as const)(
    'becomes completed when it is %s, once, and knows by which transaction',
    (status) => {
      const payment = paid(unpaid(status));
      expect(payment).toMatchObject({
        status: 'completed',
        captured: usd(100_00),
        reference: 'doc-1',
        inFlight: null,
        nextAction: null,
        expiresAt: null,
      });
      expect(payment.timeline.at(-1)).toMatchObject({ status: 'completed', cause: 'webhook' });
      expect(pay(payment)).toEqual({ ok: true, value: undefined });
    },
  );
  it.each(['failed', 'cancelled', 'voiding', 'refunded'] as const)(
    'refuses when it is %s, so that the provider gives the money back',
    (status) => {
      expect(standingOf({ status })).toBe('closed');
      expect(pay(unpaid(status))).toEqual({ ok: false, error: 'payment-closed' });
    },
  );
  it.each(['authorized', 'capturing', 'completed', 'partially_refunded'] as const)(
    'refuses a second transaction when it is %s',
    (status) => {
      expect(standingOf({ status })).toBe('paid');
      expect(pay(aPayment({ status }))).toEqual({ ok: false, error: 'paid-by-another' });
    },
  );
  it('has a standing in every status', () => {
    expect(paymentStatuses.map((status) => standingOf({ status })).every(Boolean)).toBe(true);
  });

  it('knows its transaction after all of the money went back, and no other', () => {
    const refunded: Payment = { ...paid(unpaid('requires_action')), status: 'refunded' };
    expect(pay(refunded)).toEqual({ ok: true, value: undefined });
    const another = { ...transaction, paymentReference: 'doc-2' };
    expect(pay(refunded, another, 'performed:t2')).toEqual({ ok: false, error: 'payment-closed' });
  });
  it("knows its transaction by the provider's id when our own call was answered first", () => {
    const answered = aPayment({ status: 'completed', reference: 'doc-1' });
    expect(pay(answered)).toEqual({ ok: true, value: undefined });
    expect(pay(aPayment({ status: 'failed', reference: 'doc-1' }))).toMatchObject({ ok: false });
  });
  it('is not paid through an account that it has left', () => {
    const elsewhere = unpaid('requires_action', { gatewayAccountId: 'gwa_other' as GatewayAccountId });
    expect(pay(elsewhere)).toEqual({ ok: false, error: 'payment-closed' });
  });
  it('is paid while a call of ours is still open', () => {
    expect(paid(unpaid('processing', { inFlight: aCall('charge') })).status).toBe('completed');
  });
});
