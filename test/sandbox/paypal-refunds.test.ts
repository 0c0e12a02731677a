import { captureIdOf, holdIdOf, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { dayMs, hourMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal({ refundsMax: 3 });
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const usd = (value: string) => ({ currencyCode: 'USD', value });
const captured = async (customId: string, token = 'sandbox-vault-ok'): Promise<string> =>
  captureIdOf(await paid(open, customId, { token }));
const refund = (captureId: string, value?: string, more: object = {}, paypalRequestId?: string) =>
  open.payments.refundCapturedPayment({
    captureId,
    prefer: 'return=representation',
    body: { ...(value === undefined ? {} : { amount: usd(value) }), ...more },
    ...(paypalRequestId === undefined ? {} : { paypalRequestId }),
  });
const statusOf = async (captureId: string): Promise<string | undefined> =>
  (await open.payments.getCapturedPayment({ captureId })).result.status;

describe('a refund', () => {
  it('gives all back when no amount is named, and is known by the name the shop gave it', async () => {
    const id = await captured('r1');
    const { statusCode, result } = await refund(
      id,
      undefined,
      { customId: 're_1', noteToPayer: 'Sorry' },
      'rk1',
    );
    expect(statusCode).toBe(201);
    expect(result).toMatchObject({
      status: 'COMPLETED',
      amount: usd('100.00'),
      customId: 're_1',
      noteToPayer: 'Sorry',
      sellerPayableBreakdown: { paypalFee: usd('0.00'), totalRefundedAmount: usd('100.00') },
    });
    expect(result.links?.find(({ rel }) => rel === 'up')?.href).toContain(`/captures/${id}`);
    expect(await statusOf(id)).toBe('REFUNDED');
    expect(await open.ledger('re_1')).toMatchObject([
      { id: result.id, kind: 'refund', amount: 10_000, status: 'succeeded', idempotencyKey: 'rk1' },
    ]);
    const { event } = await open.inbox.next('PAYMENT.CAPTURE.REFUNDED', (one) => one.id === result.id);
    expect(event).toMatchObject({ resource_type: 'refund', resource: { custom_id: 're_1' } });
    expect((await refusalOf(refund(id))).issue).toBe('CAPTURE_FULLY_REFUNDED');
    expect((await open.payments.getRefund({ refundId: result.id! })).result).toEqual(result);
  });

  it('goes back in parts, never more than came', async () => {
    const order = await paid(open, 'r2');
    const id = captureIdOf(order);
    const quiet = await open.payments.refundCapturedPayment({
      captureId: id,
      body: { amount: usd('10.00'), invoiceId: 're_2a' },
    });
    expect(Object.keys(quiet.result).sort()).toEqual(['id', 'links', 'status']);
    expect(await statusOf(id)).toBe('PARTIALLY_REFUNDED');
    expect((await refusalOf(refund(id, '90.01'))).issue).toBe('REFUND_AMOUNT_EXCEEDED');
    expect((await refund(id, '80.00')).result.sellerPayableBreakdown).toMatchObject({
      totalRefundedAmount: usd('90.00'),
    });
    expect((await refund(id)).result.amount).toEqual(usd('10.00'));
    expect(await statusOf(id)).toBe('REFUNDED');
    expect(await open.ledger('re_2a')).toMatchObject([{ amount: 1_000 }]);
    const { result } = await open.orders.getOrder({ id: order.id! });
    expect(result.purchaseUnits![0]!.payments!.refunds).toHaveLength(3);
  });

  it('is refused when it makes no sense', async () => {
    const id = await captured('r3');
    const body = { amount: { currencyCode: 'EUR', value: '1.00' } };
    const euros = open.payments.refundCapturedPayment({ captureId: id, body });
    expect((await refusalOf(euros)).issue).toBe('REFUND_CAPTURE_CURRENCY_MISMATCH');
    expect((await refusalOf(refund(id, '0.00'))).issue).toBe('CANNOT_BE_ZERO_OR_NEGATIVE');
    expect((await refusalOf(refund(id, '1.005'))).issue).toBe('DECIMAL_PRECISION');
    await refund(id, '1.00', { invoiceId: 're_3' });
    const used = await refusalOf(refund(id, '1.00', { invoiceId: 're_3' }));
    expect(used.issue).toBe('DUPLICATE_INVOICE_ID');
    await refund(id, '1.00');
    await refund(id, '1.00');
    expect((await refusalOf(refund(id, '1.00'))).issue).toBe('MAX_NUMBER_OF_REFUNDS_EXCEEDED');
    const declined = await captured('r4', 'sandbox-vault-declined');
    expect((await refusalOf(refund(declined))).issue).toBe('REFUND_NOT_ALLOWED');
    expect((await refusalOf(refund('NOBODY'))).status).toBe(404);
    expect((await refusalOf(open.payments.getRefund({ refundId: 'NOBODY' }))).status).toBe(404);
    const late = await captured('r5');
    await open.advance(180 * dayMs);
    expect((await refusalOf(refund(late))).issue).toBe('REFUND_TIME_LIMIT_EXCEEDED');
  });

  it('may take its time, or bounce', async () => {
    const slow = await captured('r6', 'sandbox-vault-refund-pending');
    const bouncing = await captured('r7', 'sandbox-vault-refund-failed');
    const pending = (await refund(slow, undefined, { customId: 're_6' })).result;
    const failing = (await refund(bouncing, '40.00', { customId: 're_7' })).result;
    expect(pending).toMatchObject({ status: 'PENDING', statusDetails: { reason: 'ECHECK' } });
    await open.inbox.next('PAYMENT.REFUND.PENDING', (one) => one.id === pending.id);
    expect((await refusalOf(refund(bouncing, '60.01'))).issue).toBe('REFUND_AMOUNT_EXCEEDED');
    expect(await open.ledger('re_7')).toMatchObject([{ status: 'pending' }]);

    await open.advance(hourMs);
    const statusOfRefund = async (refundId: string) =>
      (await open.payments.getRefund({ refundId })).result.status;
    expect(await statusOfRefund(pending.id!)).toBe('COMPLETED');
    expect(await statusOfRefund(failing.id!)).toBe('FAILED');
    expect(await statusOf(bouncing)).toBe('COMPLETED');
    await open.inbox.next('PAYMENT.CAPTURE.REFUNDED', (one) => one.id === pending.id);
    await open.inbox.next('PAYMENT.REFUND.FAILED', (one) => one.id === failing.id);
    expect(await open.ledger('re_6')).toMatchObject([{ status: 'succeeded' }]);
    expect(await open.ledger('re_7')).toMatchObject([{ status: 'failed' }]);
  });
});

describe('a capture under review', () => {
  it('ends well or badly, and cannot be refunded meanwhile', async () => {
    const accepted = await captured('v1', 'sandbox-vault-pending');
    const denied = await captured('v2', 'sandbox-vault-denied');
    const got = await open.payments.getCapturedPayment({ captureId: accepted });
    expect(got.result).toMatchObject({ status: 'PENDING', statusDetails: { reason: 'PENDING_REVIEW' } });
    expect(got.result).not.toHaveProperty('sellerReceivableBreakdown');
    await open.inbox.next('PAYMENT.CAPTURE.PENDING', ({ id }) => id === accepted);
    expect((await refusalOf(refund(accepted))).issue).toBe('PENDING_CAPTURE');
    expect(await open.ledger('v1')).toMatchObject([{ kind: 'charge', status: 'pending' }]);
    await open.advance(hourMs);
    expect(await statusOf(accepted)).toBe('COMPLETED');
    expect(await statusOf(denied)).toBe('DECLINED');
    await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', ({ id }) => id === accepted);
    await open.inbox.next('PAYMENT.CAPTURE.DENIED', ({ id }) => id === denied);
    expect(await open.ledger('v1')).toMatchObject([{ status: 'succeeded' }]);
    expect(await open.ledger('v2')).toMatchObject([{ status: 'failed' }]);
  });

  it('may come of a hold', async () => {
    const order = await paid(open, 'v3', { hold: true, token: 'sandbox-vault-pending' });
    const { result } = await open.payments.captureAuthorizedPayment({ authorizationId: holdIdOf(order) });
    expect(result.status).toBe('PENDING');
    expect(await open.ledger('v3')).toMatchObject([{ kind: 'capture', status: 'pending' }]);
  });
});
