import type Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';
import { movementOf, paidWith } from './stripe-payment.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('disputes', () => {
  const disputeOf = async (intent: Stripe.PaymentIntent): Promise<Stripe.Dispute> => {
    await open.advance(anHourMs);
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    return dispute!;
  };

  it('take the money and a fee, block refunds, and end lost when accepted', async () => {
    const intent = await paidWith(stripe, 'pm_card_createDispute');
    const dispute = await disputeOf(intent);
    expect(dispute).toMatchObject({
      status: 'needs_response',
      reason: 'fraudulent',
      is_charge_refundable: false,
    });
    expect(dispute.balance_transactions).toMatchObject([
      { amount: -2000, fee: 1500, net: -3500, type: 'adjustment' },
    ]);
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({ disputed: true });
    const created = await open.inbox.next('charge.dispute.created', ({ id }) => id === dispute.id);
    expect(created.request).toEqual({ id: null, idempotency_key: null });
    await open.inbox.next('charge.dispute.funds_withdrawn', ({ id }) => id === dispute.id);
    expect(await failureOf(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      code: 'charge_disputed',
    });
    expect(await movementOf(open, dispute.id)).toMatchObject({
      kind: 'dispute',
      amount: 2000,
      status: 'open',
      reference: 'pay_pm_card_createDispute',
    });
    expect(await stripe.disputes.close(dispute.id)).toMatchObject({ status: 'lost' });
    await open.inbox.next(
      'charge.dispute.closed',
      ({ id, status }) => id === dispute.id && status === 'lost',
    );
    expect(await movementOf(open, dispute.id)).toMatchObject({ status: 'lost' });
    expect((await failureOf(stripe.disputes.close(dispute.id))).statusCode).toBe(400);
  });

  it('are won with winning evidence, and the money comes back', async () => {
    const dispute = await disputeOf(await paidWith(stripe, 'pm_card_createDisputeProductNotReceived'));
    expect(dispute.reason).toBe('product_not_received');
    const staged = await stripe.disputes.update(dispute.id, {
      evidence: { customer_name: 'Jenny' },
      submit: false,
    });
    expect(staged).toMatchObject({ status: 'needs_response', evidence: { customer_name: 'Jenny' } });
    const sent = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: true,
    });
    expect(sent).toMatchObject({
      status: 'under_review',
      evidence: { customer_name: 'Jenny' },
      evidence_details: { has_evidence: true, submission_count: 1, submission_method: 'manual' },
    });
    await open.advance(anHourMs);
    const won = await stripe.disputes.retrieve(dispute.id);
    expect(won.status).toBe('won');
    expect(won.balance_transactions.map(({ amount }) => amount)).toEqual([-2000, 2000]);
    await open.inbox.next('charge.dispute.updated', ({ id }) => id === dispute.id);
    await open.inbox.next('charge.dispute.funds_reinstated', ({ id }) => id === dispute.id);
    expect(await movementOf(open, dispute.id)).toMatchObject({ status: 'won' });
  });

  it('as inquiries move no money, and close or become chargebacks', async () => {
    const intent = await paidWith(stripe, 'pm_card_createDisputeInquiry');
    const inquiry = await disputeOf(intent);
    expect(inquiry).toMatchObject({
      status: 'warning_needs_response',
      is_charge_refundable: true,
      balance_transactions: [],
    });
    expect(await movementOf(open, inquiry.id)).toBeUndefined();
    await stripe.disputes.update(inquiry.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    await open.advance(anHourMs);
    expect(await stripe.disputes.retrieve(inquiry.id)).toMatchObject({
      status: 'needs_response',
      is_charge_refundable: false,
    });
    const other = await disputeOf(await paidWith(stripe, 'pm_card_createDisputeInquiry'));
    await stripe.disputes.update(other.id, { evidence: { uncategorized_text: 'losing_evidence' } });
    await open.advance(anHourMs);
    expect(await stripe.disputes.retrieve(other.id)).toMatchObject({ status: 'warning_closed' });
  });

  it('are opened and closed by the control API, by Kassa’s payment id or Stripe’s', async () => {
    const intent = await stripe.paymentIntents.create(
      aCharge({ metadata: { kassa_payment_id: 'pay_control' } }),
    );
    const opened = await open.control('POST', '/disputes', { provider: 'stripe', paymentId: 'pay_control' });
    expect(opened).toMatchObject({ status: 200, body: { object: 'dispute', payment_intent: intent.id } });
    const twice = await open.control('POST', '/disputes', { provider: 'stripe', paymentId: intent.id });
    expect(twice.status).toBe(409);
    const closed = await open.control('POST', `/disputes/${opened.body.id}/close`, { outcome: 'won' });
    expect(closed.body).toMatchObject({ id: opened.body.id, status: 'won' });
    expect((await open.control('POST', '/disputes/du_none/close', { outcome: 'won' })).status).toBe(404);
    expect(
      (await open.control('POST', '/disputes', { provider: 'stripe', paymentId: 'pay_none' })).status,
    ).toBe(404);
  });

  it('announce themselves with a fraud warning', async () => {
    const intent = await paidWith(stripe, 'pm_card_createIssuerFraudRecord');
    await open.advance(anHourMs);
    const [warning] = (await stripe.radar.earlyFraudWarnings.list({ payment_intent: intent.id })).data;
    expect(warning).toMatchObject({ charge: intent.latest_charge, actionable: true });
    await open.inbox.next('radar.early_fraud_warning.created', ({ id }) => id === warning?.id);
  });
});
