import {
  CheckoutPaymentIntent,
  type OrderRequest,
  PaypalExperienceUserAction,
} from '@paypal/paypal-server-sdk';
import { hourMs, linkOf, type OpenPaypal, openPaypal } from './open-paypal.ts';
import { refusalOf } from './paypal-client.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const usd = (value: string) => ({ currencyCode: 'USD', value });
const anOrder = (customId: string, over: Partial<OrderRequest> = {}): OrderRequest => ({
  intent: CheckoutPaymentIntent.Capture,
  purchaseUnits: [{ customId, amount: usd('100.00') }],
  ...over,
});
const returning = {
  paypal: {
    experienceContext: {
      userAction: PaypalExperienceUserAction.PayNow,
      returnUrl: 'https://shop.test/back?order=1',
      cancelUrl: 'https://shop.test/cancel',
    },
  },
};

describe('an order', () => {
  it('without a source waits for approval, and is captured after it', async () => {
    const created = await open.orders.createOrder({ body: anOrder('pay_1'), paypalRequestId: 'c1' });
    expect(created.statusCode).toBe(201);
    expect(created.headers['paypal-debug-id']).toMatch(/^[a-z0-9]{13}$/);
    expect(Object.keys(created.result).sort()).toEqual(['id', 'links', 'status']);
    expect(created.result.status).toBe('CREATED');
    expect(created.result.links?.map(({ rel }) => rel)).toEqual(['self', 'approve', 'update', 'capture']);
    const id = created.result.id!;

    const early = await refusalOf(open.orders.captureOrder({ id }));
    expect(early).toMatchObject({ status: 422, issue: 'ORDER_NOT_APPROVED' });

    expect((await open.payer('pay_1')).body).toMatchObject({ id, status: 'APPROVED' });
    const { event } = await open.inbox.next('CHECKOUT.ORDER.APPROVED', (order) => order.id === id);
    expect(event).toMatchObject({
      resource_type: 'checkout-order',
      resource: { intent: 'CAPTURE', payer: { payer_id: expect.any(String) } },
    });

    const captured = await open.orders.captureOrder({ id, paypalRequestId: 'k1' });
    expect(captured.statusCode).toBe(201);
    expect(captured.result).toMatchObject({ status: 'COMPLETED', payer: { payerId: expect.any(String) } });
    const [capture] = captured.result.purchaseUnits![0]!.payments!.captures!;
    expect(capture).toMatchObject({ status: 'COMPLETED', finalCapture: true, customId: 'pay_1' });
    expect(capture!.sellerReceivableBreakdown).toMatchObject({
      paypalFee: usd('3.98'),
      netAmount: usd('96.02'),
    });
    expect(await open.ledger('pay_1')).toEqual([
      {
        id: capture!.id,
        kind: 'charge',
        amount: 10_000,
        currency: 'USD',
        status: 'succeeded',
        reference: 'pay_1',
        idempotencyKey: 'k1',
        at: expect.stringMatching(/Z$/),
      },
    ]);
    await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', (resource) => resource.id === capture!.id);
    await open.inbox.next('CHECKOUT.ORDER.COMPLETED', (resource) => resource.id === id);
    const again = await refusalOf(open.orders.captureOrder({ id, paypalRequestId: 'k1-other' }));
    expect(again.issue).toBe('ORDER_ALREADY_CAPTURED');
  });

  it('with a wallet named asks for its action and sends the payer back', async () => {
    const { result } = await open.orders.createOrder({
      body: anOrder('pay_2', { paymentSource: returning }),
      prefer: 'return=representation',
    });
    expect(result).toMatchObject({ status: 'PAYER_ACTION_REQUIRED', paymentSource: { paypal: {} } });
    expect(result.purchaseUnits![0]).toMatchObject({ customId: 'pay_2', amount: usd('100.00') });
    const page = linkOf(result, 'payer-action');
    expect(page).toBe(`${open.sandbox.urls['paypal']}/checkoutnow?token=${result.id}`);
    const paid = await open.payer('anything', 'pay', page);
    const back = new URL((paid.body as { returnUrl: string }).returnUrl);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: '1',
      token: result.id,
      PayerID: expect.stringMatching(/^[2-9A-HJ-NP-Z]{13}$/),
    });
    const got = await open.orders.getOrder({ id: result.id! });
    expect(got.result.links?.map(({ rel }) => rel)).toEqual(['self', 'update', 'capture']);
  });

  it('that is to be held gives an authorization', async () => {
    const { result } = await open.orders.createOrder({
      body: anOrder('pay_3', { intent: CheckoutPaymentIntent.Authorize }),
    });
    await open.payer('pay_3');
    const wrong = await refusalOf(open.orders.captureOrder({ id: result.id! }));
    expect(wrong.issue).toBe('ACTION_DOES_NOT_MATCH_INTENT');
    const held = await open.orders.authorizeOrder({ id: result.id! });
    const [authorization] = held.result.purchaseUnits![0]!.payments!.authorizations!;
    expect(authorization).toMatchObject({ status: 'CREATED', customId: 'pay_3', amount: usd('100.00') });
    expect(Date.parse(authorization!.expirationTime!) - Date.now()).toBeGreaterThan(28 * 24 * hourMs);
    await open.inbox.next('PAYMENT.AUTHORIZATION.CREATED', ({ id }) => id === authorization!.id);
    expect(await open.ledger('pay_3')).toEqual([]);
    const twice = await refusalOf(open.orders.authorizeOrder({ id: result.id! }));
    expect(twice.issue).toBe('ORDER_ALREADY_AUTHORIZED');
  });

  it('is changed by patches, all of them or none', async () => {
    const { result } = await open.orders.createOrder({ body: anOrder('pay_4') });
    const id = result.id!;
    const unit = "/purchase_units/@reference_id=='default'";
    const patch = (...patches: object[]) => open.bare('PATCH', `/v2/checkout/orders/${id}`, patches);
    const changed = await patch(
      { op: 'replace', path: `${unit}/amount`, value: { currency_code: 'USD', value: '80' } },
      { op: 'replace', path: `${unit}/custom_id`, value: 'pay_4b' },
      { op: 'add', path: `${unit}/description`, value: 'Shoes' },
    );
    expect(changed.status).toBe(204);
    const half = await patch(
      { op: 'replace', path: `${unit}/custom_id`, value: 'lost' },
      { op: 'replace', path: `${unit}/payee`, value: {} },
    );
    expect(half.body).toMatchObject({ details: [{ issue: 'NOT_PATCHABLE' }] });
    const got = await open.orders.getOrder({ id });
    expect(got.result.purchaseUnits![0]).toMatchObject({
      customId: 'pay_4b',
      description: 'Shoes',
      amount: usd('80.00'),
    });
    await open.payer('pay_4b');
    await open.orders.captureOrder({ id });
    expect((await open.ledger('pay_4b'))[0]?.amount).toBe(8_000);
    expect((await patch({ op: 'remove', path: `${unit}/custom_id` })).body).toMatchObject({
      details: [{ issue: 'ORDER_ALREADY_COMPLETED' }],
    });
  });

  it('is gone when its payer comes too late, or nobody captures it', async () => {
    const late = await open.orders.createOrder({ body: anOrder('pay_late') });
    const held = await open.orders.createOrder({
      body: anOrder('pay_held', { intent: CheckoutPaymentIntent.Authorize }),
    });
    await open.advance(2 * hourMs);
    await open.payer('pay_held');
    await open.advance(2 * hourMs);
    expect((await open.payer('pay_late')).status).toBe(404);
    const gone = await refusalOf(open.orders.getOrder({ id: late.result.id! }));
    expect(gone).toMatchObject({ status: 404, name: 'RESOURCE_NOT_FOUND', issue: 'INVALID_RESOURCE_ID' });
    expect((await open.orders.getOrder({ id: held.result.id! })).result.status).toBe('APPROVED');
    await open.advance(2 * hourMs);
    const expired = await refusalOf(open.orders.authorizeOrder({ id: held.result.id! }));
    expect(expired).toMatchObject({ status: 422, issue: 'ORDER_EXPIRED' });
    expect(await open.ledger('pay_late')).toEqual([]);
  });
});
