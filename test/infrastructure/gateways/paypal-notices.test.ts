import { type Notice } from '#application/webhooks/ports/webhook-dialect';
import { openPaypalInbox, type PaypalInbox, type PaypalLetter } from '#test/sandbox/paypal-inbox';
import { accessToken } from '#test/sandbox/open-paypal';
import { anOpening, aRefund, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

let inbox: PaypalInbox;
let paypal: PaypalAccount;
beforeAll(async () => {
  inbox = await openPaypalInbox();
  paypal = await openPaypalAccount({ shopUrl: inbox.url });
});
afterAll(async () => {
  await paypal.close();
  expect(inbox.problems()).toEqual([]);
  await inbox.close();
});

const meaning = async (letter: PaypalLetter): Promise<Notice> => paypal.dialect.translate(letter.body);
const paid = async (source = 'sandbox-vault-ok', captureMethod: 'automatic' | 'manual' = 'automatic') => {
  const call = anOpening({ source, captureMethod });
  const { details } = await paypal.gateway[captureMethod === 'manual' ? 'authorize' : 'charge'](call);
  return { paymentId: call.paymentId, reference: details!.reference! };
};
const told = (type: string, custom: string) => inbox.next(type, (one) => one.custom_id === custom);
/** What somebody does at PayPal without Kassa. */
const elsewhere = async (path: string, sent: object): Promise<void> => {
  const { url } = paypal.wire;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await accessToken(url)}`, 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  expect(response.status).toBe(201);
};

describe('what PayPal tells of a payment', () => {
  it('that its payer has approved it', async () => {
    const call = anOpening();
    const news = await paypal.gateway.charge(call);
    if (news.kind !== 'action-required' || news.nextAction?.type !== 'redirect') throw new Error(news.kind);
    await paypal.payer(news.nextAction.url);
    const letter = await inbox.next('CHECKOUT.ORDER.APPROVED', ({ id }) => id === news.details!.reference);
    expect(await meaning(letter)).toEqual({
      kind: 'approved',
      paymentId: call.paymentId,
      reference: news.details!.reference,
    });
  });

  it.each([
    [
      'sandbox-vault-ok',
      'PAYMENT.CAPTURE.COMPLETED',
      { kind: 'captured', amount: usd(10_000n), fee: usd(398n) },
    ],
    ['sandbox-vault-ok', 'CHECKOUT.ORDER.COMPLETED', { kind: 'captured', amount: usd(10_000n) }],
    ['sandbox-vault-pending', 'PAYMENT.CAPTURE.PENDING', { kind: 'pending' }],
    ['sandbox-vault-declined', 'PAYMENT.CAPTURE.DECLINED', { kind: 'declined' }],
  ])('that money of %s moved or did not (%s)', async (source, type, news) => {
    const { paymentId, reference } = await paid(source);
    const letter = await inbox.next(
      type,
      ({ id, custom_id: custom }) => custom === paymentId || id === reference,
    );
    expect(await meaning(letter)).toMatchObject({ kind: 'payment', paymentId, reference, news });
  });

  it('that a review ended badly', async () => {
    const { paymentId, reference } = await paid('sandbox-vault-denied');
    await paypal.pass(60_000);
    expect(await meaning(await told('PAYMENT.CAPTURE.DENIED', paymentId))).toMatchObject({
      kind: 'payment',
      reference,
      news: { kind: 'declined' },
    });
  });

  it('that money is held, and released', async () => {
    const { paymentId, reference } = await paid('sandbox-vault-ok', 'manual');
    expect(await meaning(await told('PAYMENT.AUTHORIZATION.CREATED', paymentId))).toMatchObject({
      kind: 'payment',
      paymentId,
      reference,
      news: { kind: 'authorized', amount: usd(10_000n), expiresAt: expect.any(Date) },
    });
    await paypal.gateway.void({ key: `${paymentId}:void`, paymentId, reference });
    expect(await meaning(await told('PAYMENT.AUTHORIZATION.VOIDED', paymentId))).toMatchObject({
      news: { kind: 'voided' },
    });
  });
});

describe('what PayPal tells of money that went back', () => {
  it('names our refund', async () => {
    const { paymentId, reference } = await paid();
    const refund = aRefund(reference, paymentId, 2_500n);
    await paypal.gateway.refund(refund);
    expect(await meaning(await told('PAYMENT.CAPTURE.REFUNDED', refund.refundId))).toMatchObject({
      kind: 'refund',
      refundId: refund.refundId,
      amount: usd(2_500n),
      news: { kind: 'completed' },
    });
  });

  it.each([
    ['sandbox-vault-refund-pending', 'PAYMENT.REFUND.PENDING', 'pending'],
    ['sandbox-vault-refund-failed', 'PAYMENT.REFUND.FAILED', 'failed'],
  ])('says how a slow one goes on (%s)', async (source, type, kind) => {
    const { paymentId, reference } = await paid(source);
    const refund = aRefund(reference, paymentId, 2_500n);
    await paypal.gateway.refund(refund);
    await paypal.pass(60_000);
    expect(await meaning(await told(type, refund.refundId))).toMatchObject({
      kind: 'refund',
      news: { kind },
    });
  });

  it('leads a refund that was made elsewhere to its payment, by asking for the capture', async () => {
    const { paymentId } = await paid();
    const capture = await told('PAYMENT.CAPTURE.COMPLETED', paymentId);
    const path = `/v2/payments/captures/${capture.event.resource.id}/refund`;
    await elsewhere(path, { amount: { currency_code: 'USD', value: '3.00' }, note_to_payer: 'Sorry' });
    const letter = await inbox.next('PAYMENT.CAPTURE.REFUNDED', (one) => one.note_to_payer === 'Sorry');
    expect(await meaning(letter)).toMatchObject({
      kind: 'refund',
      refundId: undefined,
      paymentId,
      amount: usd(300n),
      reason: 'Sorry',
      news: { kind: 'completed' },
    });
    await paypal.fault('lookup', 'error-500');
    await expect(meaning(letter)).rejects.toThrow('PayPal does not show capture');
  });

  it('is foreign when it is not a payment of ours', async () => {
    const call = anOpening({ source: 'sandbox-vault-ok', paymentId: 'somebody-elses' as never });
    await paypal.gateway.charge(call);
    const capture = await told('PAYMENT.CAPTURE.COMPLETED', 'somebody-elses');
    expect(await meaning(capture)).toMatchObject({ kind: 'payment', paymentId: undefined });
    await elsewhere(`/v2/payments/captures/${capture.event.resource.id}/refund`, { note_to_payer: 'Other' });
    const letter = await inbox.next('PAYMENT.CAPTURE.REFUNDED', (one) => one.note_to_payer === 'Other');
    expect(await meaning(letter)).toEqual({ kind: 'foreign' });
  });

  it('is left to the dispute that took it', async () => {
    const { paymentId } = await paid();
    const { body } = await paypal.control('POST', '/disputes', { provider: 'paypal', paymentId });
    const opened = await inbox.next('CUSTOMER.DISPUTE.CREATED', (one) => one.dispute_id === body.id);
    const dispute = { kind: 'dispute', news: { reference: body.id, paymentId, amount: usd(10_000n) } };
    expect(await meaning(opened)).toMatchObject({ ...dispute, news: { status: 'needs_response' } });
    await paypal.control('POST', `/disputes/${body.id}/close`, { outcome: 'lost' });
    const resolved = await inbox.next('CUSTOMER.DISPUTE.RESOLVED', (one) => one.dispute_id === body.id);
    expect(await meaning(resolved)).toMatchObject({ ...dispute, news: { status: 'lost' } });
    const reversal = await told('PAYMENT.CAPTURE.REVERSED', paymentId);
    expect(await meaning(reversal)).toEqual({ kind: 'of-no-interest' });
    await paypal.fault('lookup', 'timeout-before');
    await expect(meaning(reversal)).rejects.toThrow('PayPal does not list the disputes');
  });
});

describe('what PayPal tells besides', () => {
  it.each(['VAULT.PAYMENT-TOKEN.CREATED', 'CHECKOUT.PAYMENT-APPROVAL.REVERSED', 'SOMETHING.NEW'])(
    'is of no interest (%s)',
    async (type) => {
      const event = { id: 'WH-1', event_type: type, create_time: '2026-01-01T00:00:00Z', resource: {} };
      expect(await paypal.dialect.translate(JSON.stringify(event))).toEqual({ kind: 'of-no-interest' });
    },
  );

  it('is an error when it is not what its name promises', () => {
    const event = {
      id: 'WH-1',
      event_type: 'PAYMENT.CAPTURE.COMPLETED',
      create_time: '2026-01-01T00:00:00Z',
    };
    expect(() => paypal.dialect.translate(JSON.stringify({ ...event, resource: {} }))).toThrow();
  });
});
