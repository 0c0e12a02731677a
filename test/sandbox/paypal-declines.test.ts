import { CheckoutPaymentIntent } from '@paypal/paypal-server-sdk';
import { captureIdOf, orderFor, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

describe('saved methods that are ready from the start', () => {
  it('pay at once', async () => {
    const order = await paid(open, 'd1', { requestId: 'dk1' });
    expect(order).toMatchObject({ status: 'COMPLETED', paymentSource: { paypal: {} } });
    expect(await open.ledger('d1')).toMatchObject([
      { id: captureIdOf(order), kind: 'charge', amount: 10_000, idempotencyKey: 'dk1' },
    ]);
  });

  it('decline: the order is completed and nothing was paid', async () => {
    const order = await paid(open, 'd2', { token: 'sandbox-vault-declined' });
    expect(order.status).toBe('COMPLETED');
    expect(order.purchaseUnits![0]!.payments!.captures![0]).toMatchObject({
      status: 'DECLINED',
      processorResponse: { responseCode: '0500', avsCode: 'G', cvvCode: 'P' },
    });
    await open.inbox.next('PAYMENT.CAPTURE.DECLINED', ({ custom_id }) => custom_id === 'd2');
    expect(await open.ledger('d2')).toEqual([]);
  });

  it('or do not exist', async () => {
    const gone = await refusalOf(paid(open, 'd3', { token: 'sandbox-vault-gone' }));
    expect(gone).toMatchObject({ status: 422, issue: 'TOKEN_ID_NOT_FOUND' });
    const card = open.orders.createOrder({
      body: { ...orderFor('d3'), paymentSource: { card: { vaultId: 'sandbox-vault-ok' } } },
      paypalRequestId: 'd3-card',
    });
    expect((await refusalOf(card)).issue).toBe('MISMATCHED_VAULT_ID_TO_PAYMENT_SOURCE');
    const agreement = open.orders.createOrder({
      body: {
        ...orderFor('d3'),
        paymentSource: { token: { id: 'B-1', type: 'BILLING_AGREEMENT' as never } },
      },
      paypalRequestId: 'd3-agreement',
    });
    expect((await refusalOf(agreement)).issue).toBe('BILLING_AGREEMENT_NOT_FOUND');
  });

  it('need a request id', async () => {
    const bare = open.orders.createOrder({ body: orderFor('d4', { token: 'sandbox-vault-ok' }) });
    expect(await refusalOf(bare)).toMatchObject({ status: 400, issue: 'PAYPAL_REQUEST_ID_REQUIRED' });
    expect(await open.ledger('d4')).toEqual([]);
  });
});

describe('cards', () => {
  const charge = (customId: string, card: object) =>
    open.orders.createOrder({
      body: {
        ...orderFor(customId),
        paymentSource: { card: { number: '4012888888881881', expiry: '2031-12', ...card } },
      },
      paypalRequestId: `card-${customId}`,
    });

  it('pay, and show only their last digits', async () => {
    const { result } = await charge('c1', { name: 'Paula Payer' });
    expect(result.paymentSource?.card).toMatchObject({
      lastDigits: '1881',
      brand: 'VISA',
      expiry: '2031-12',
    });
    expect(JSON.stringify(open.wire.passed.at(-1)?.received)).not.toContain('4012888888881881');
    expect(await open.ledger('c1')).toMatchObject([{ kind: 'charge' }]);
  });

  it.each([
    ['CCREJECT-REFUSED', '0500'],
    ['CCREJECT-SF', '9500'],
    ['CCREJECT-EC', '5400'],
    ['CCREJECT-IRC', '5180'],
    ['CCREJECT-IF', '5120'],
    ['CCREJECT-LS', '9520'],
    ['CCREJECT-IA', '1330'],
    ['CCREJECT-BANK_ERROR', '5100'],
    ['CCREJECT-CVV_F', '00N7'],
  ])('of %s decline with %s', async (name, responseCode) => {
    const { result } = await charge(name, { name });
    expect(result.purchaseUnits![0]!.payments!.captures![0]).toMatchObject({
      status: 'DECLINED',
      processorResponse: { responseCode },
    });
  });

  it('are refused when they cannot be', async () => {
    const issue = async (customId: string, card: object) => (await refusalOf(charge(customId, card))).issue;
    expect(await issue('w1', { number: '4012888888881882' })).toBe('PAYMENT_SOURCE_INFO_CANNOT_BE_VERIFIED');
    expect(await issue('w2', { expiry: '2020-01' })).toBe('CARD_EXPIRED');
    expect(await issue('w3', { expiry: '31-12' })).toBe('INVALID_PARAMETER_SYNTAX');
    expect(await issue('w4', { number: undefined })).toBe('CARD_NUMBER_REQUIRED');
    expect(await issue('w5', { expiry: undefined })).toBe('CARD_EXPIRY_REQUIRED');
  });

  it('that need proof wait for their holder', async () => {
    const { result } = await charge('c2', { attributes: { verification: { method: 'SCA_ALWAYS' } } });
    expect(result.status).toBe('PAYER_ACTION_REQUIRED');
    await open.payer('c2');
    const done = await open.orders.captureOrder({ id: result.id! });
    expect(done.result).toMatchObject({
      status: 'COMPLETED',
      paymentSource: { card: { lastDigits: '1881' } },
    });
  });
});

describe('a payer whose money is declined', () => {
  it('is asked for other money, and pays with that', async () => {
    const { result } = await open.orders.createOrder({ body: orderFor('p1') });
    const id = result.id!;
    const page = `${open.sandbox.urls['paypal']}/checkoutnow?token=${id}`;
    await open.payer('p1', 'pay', `${page}&funding=declined`);
    const declined = await refusalOf(open.orders.captureOrder({ id, paypalRequestId: 'p1-a' }));
    expect(declined).toMatchObject({ status: 422, issue: 'INSTRUMENT_DECLINED' });
    expect(declined.links).toContainEqual({ rel: 'redirect', href: page, method: 'GET' });
    expect(await open.ledger('p1')).toEqual([]);
    expect((await open.payer('p1')).body).toMatchObject({ id, status: 'APPROVED' });
    expect((await open.orders.captureOrder({ id, paypalRequestId: 'p1-a' })).result.status).toBe('COMPLETED');
  });

  it('once paid, an invoice is not paid again', async () => {
    await paid(open, 'i1', { invoiceId: 'INV-1' });
    const again = await refusalOf(paid(open, 'i2', { invoiceId: 'INV-1' }));
    expect(again).toMatchObject({ status: 422, issue: 'DUPLICATE_INVOICE_ID' });
    await paid(open, 'i3', { invoiceId: 'INV-2', token: 'sandbox-vault-declined' });
    expect((await paid(open, 'i4', { invoiceId: 'INV-2' })).status).toBe('COMPLETED');
  });
});

describe('PayPal-Mock-Response', () => {
  const mock = (code: string) => JSON.stringify({ mock_application_codes: code });

  it('makes any call fail as asked, and nothing happens', async () => {
    const { result } = await open.orders.createOrder({ body: orderFor('m1') });
    const id = result.id!;
    await open.payer('m1');
    for (const [code, status] of [
      ['INSTRUMENT_DECLINED', 422],
      ['PAYER_CANNOT_PAY', 422],
      ['PERMISSION_DENIED', 403],
      ['INTERNAL_SERVER_ERROR', 500],
    ] as const) {
      const refused = await refusalOf(open.orders.captureOrder({ id, paypalMockResponse: mock(code) }));
      expect(refused.status).toBe(status);
      if (status !== 500) expect(refused.issue).toBe(code);
    }
    const missing = open.orders.getOrder({ id, paypalMockResponse: mock('INVALID_RESOURCE_ID') });
    expect((await refusalOf(missing)).status).toBe(404);
    expect(await open.ledger('m1')).toEqual([]);
    const fine = await open.orders.captureOrder({ id, paypalMockResponse: mock('NO_SUCH_CODE') });
    expect(fine.result.status).toBe('COMPLETED');
    const refund = open.payments.refundCapturedPayment({
      captureId: captureIdOf(fine.result),
      paypalMockResponse: mock('REFUND_FAILED_INSUFFICIENT_FUNDS'),
    });
    expect((await refusalOf(refund)).issue).toBe('REFUND_FAILED_INSUFFICIENT_FUNDS');
  });

  it('is left alone when it is nonsense', async () => {
    const body = { ...orderFor('m2'), intent: CheckoutPaymentIntent.Capture };
    expect((await open.orders.createOrder({ body, paypalMockResponse: '{' })).statusCode).toBe(201);
    expect((await open.orders.createOrder({ body, paypalMockResponse: '[]' })).statusCode).toBe(201);
  });
});
