import { approvePayment, awaitsApproval, rejectPayment } from '#domain/payments/payment-approval';
import { type Approval } from '#domain/payments/payment-facts';
import { type Payment } from '#domain/payments/payment';
import { afterNoon, aPayment, insufficientFunds, usd } from '#test/support/a-payment';

const at = afterNoon(60_000);
const by = (name: string): Approval => ({ by: name, at, note: 'seen in the bank', evidence: 'line 12' });
const waiting = (is: Partial<Payment> = {}): Payment =>
  aPayment({
    status: 'requires_action',
    nextAction: { type: 'instructions', text: 'Pay the courier.', reference: 'P-1' },
    ...is,
  });
const approved = (payment: Payment, name: string, needed: number): Payment => {
  const decision = approvePayment(payment, by(name), needed);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value.state;
};

describe('a payment that people must approve', () => {
  it('counts in full once one has approved it', () => {
    const payment = approved(waiting(), 'ann', 1);
    expect(payment).toMatchObject({
      status: 'completed',
      captured: usd(100_00),
      nextAction: null,
      completedAt: at,
    });
    expect(payment.approvals).toEqual([by('ann')]);
    expect(payment.timeline.at(-1)).toEqual({
      status: 'completed',
      at,
      cause: 'approval',
      note: 'ann: seen in the bank',
    });
  });

  it('waits for the second where two are needed', () => {
    const once = approved(waiting(), 'ann', 2);
    expect(once).toMatchObject({ status: 'requires_action', captured: usd(0) });
    expect(awaitsApproval(once)).toBe(true);
    expect(approved(once, 'ben', 2)).toMatchObject({ status: 'completed', captured: usd(100_00) });
  });

  it('does not take the same person for two', () => {
    const once = approved(waiting(), 'ann', 2);
    expect(approvePayment(once, by('ann'), 2)).toEqual({
      ok: false,
      error: { code: 'approved-by-you-already', needed: 2 },
    });
  });

  it('is failed by a rejection, with the reason', () => {
    expect(rejectPayment(waiting(), { by: 'ann', failure: insufficientFunds, at })).toMatchObject({
      ok: true,
      value: { state: { status: 'failed', failure: insufficientFunds, captured: usd(0) } },
    });
  });

  it.each(['pending', 'authorized', 'completed', 'failed', 'cancelled', 'refunded'] as const)(
    'can be approved or rejected only while it waits, not when it is %s',
    (status) => {
      const refused = { ok: false, error: { code: 'illegal-transition' } };
      expect(approvePayment(aPayment({ status }), by('ann'), 1)).toMatchObject(refused);
      expect(
        rejectPayment(aPayment({ status }), { by: 'ann', failure: insufficientFunds, at }),
      ).toMatchObject(refused);
    },
  );

  it('is not taken for one whose customer has a challenge to pass', () => {
    const challenged = aPayment({ status: 'requires_action' });
    expect(awaitsApproval(challenged)).toBe(false);
    expect(approvePayment(challenged, by('ann'), 1).ok).toBe(false);
    expect(rejectPayment(challenged, { by: 'ann', failure: insufficientFunds, at }).ok).toBe(false);
  });
});
