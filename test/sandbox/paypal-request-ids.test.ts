import { captureIdOf, holdIdOf, orderFor, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { dayMs, hourMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
beforeEach(async () => {
  await open.control('DELETE', '/faults');
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const usd = (value: string) => ({ currencyCode: 'USD', value });

describe('a request id', () => {
  it('makes a repeated create the same order, as it is by then', async () => {
    const create = () => open.orders.createOrder({ body: orderFor('s1'), paypalRequestId: 's1' });
    const first = await create();
    await open.payer('s1');
    const second = await create();
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(second.result).toMatchObject({ id: first.result.id, status: 'APPROVED' });
  });

  it('charges a saved method once', async () => {
    const first = await paid(open, 's2', { requestId: 's2' });
    const second = await paid(open, 's2', { requestId: 's2' });
    expect(second).toEqual(first);
    expect(await open.ledger('s2')).toHaveLength(1);
  });

  it('captures, releases and refunds once, and shows what came of it', async () => {
    const hold = holdIdOf(await paid(open, 's3', { hold: true }));
    const capture = () =>
      open.payments.captureAuthorizedPayment({
        authorizationId: hold,
        paypalRequestId: 's3-capture',
        body: { amount: usd('60.00'), finalCapture: true },
      });
    const captured = await capture();
    const refund = () =>
      open.payments.refundCapturedPayment({
        captureId: captured.result.id!,
        paypalRequestId: 's3-refund',
        body: { amount: usd('10.00'), customId: 're_s3' },
      });
    const refunded = await refund();
    const again = await capture();
    expect([captured.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.result).toMatchObject({ id: captured.result.id, status: 'PARTIALLY_REFUNDED' });
    expect((await refund()).result.id).toBe(refunded.result.id);
    expect((await refund()).statusCode).toBe(200);

    const other = holdIdOf(await paid(open, 's4', { hold: true }));
    const release = () => open.payments.voidPayment({ authorizationId: other, paypalRequestId: 's4-void' });
    expect([(await release()).statusCode, (await release()).statusCode]).toEqual([204, 204]);
    expect((await open.ledger('s3')).map(({ kind }) => kind)).toEqual(['capture']);
    expect(await open.ledger('re_s3')).toHaveLength(1);
    expect(await open.ledger('s4')).toHaveLength(1);
  });

  it('does not remember a refusal', async () => {
    const { result } = await open.orders.createOrder({ body: orderFor('s5') });
    const capture = () => open.orders.captureOrder({ id: result.id!, paypalRequestId: 's5' });
    expect((await refusalOf(capture())).issue).toBe('ORDER_NOT_APPROVED');
    await open.payer('s5');
    expect((await capture()).statusCode).toBe(201);
    expect((await capture()).statusCode).toBe(200);
  });

  it('in use twice at a time is a conflict for the second', async () => {
    await open.control('POST', '/faults', {
      provider: 'paypal',
      operation: 'charge',
      mode: 'latency',
      latencyMs: 1000,
    });
    const [one, two] = await Promise.allSettled([
      paid(open, 's6', { requestId: 's6' }),
      paid(open, 's6', { requestId: 's6' }),
    ]);
    const lost = one.status === 'rejected' ? one : two;
    expect([one, two].filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(Promise.reject((lost as PromiseRejectedResult).reason as Error))).toMatchObject({
      status: 409,
      name: 'RESOURCE_CONFLICT',
      issue: 'PREVIOUS_REQUEST_IN_PROGRESS',
    });
    expect(await open.ledger('s6')).toHaveLength(1);
  });

  it('counts for one kind of call', async () => {
    const order = await paid(open, 's7', { requestId: 'same' });
    const { statusCode } = await open.payments.refundCapturedPayment({
      captureId: captureIdOf(order),
      paypalRequestId: 'same',
    });
    expect(statusCode).toBe(201);
  });

  it('with another body gives the first result, or is refused where PayPal is told to', async () => {
    const first = await paid(open, 's8', { requestId: 's8' });
    expect((await paid(open, 's8', { requestId: 's8', value: '5.00' })).id).toBe(first.id);
    const strict = await openPaypal({ requestIdReuse: 'refuse' });
    await paid(strict, 's8', { requestId: 's8' });
    expect((await paid(strict, 's8', { requestId: 's8' })).status).toBe('COMPLETED');
    const reused = await refusalOf(paid(strict, 's8', { requestId: 's8', value: '5.00' }));
    expect(reused).toMatchObject({ status: 422, issue: 'DUPLICATE_REQUEST_ID' });
    expect(await strict.close()).toEqual([]);
  });

  it('can be 108 characters long', async () => {
    expect((await paid(open, 's9', { requestId: 'x'.repeat(108) })).status).toBe('COMPLETED');
    const long = await refusalOf(paid(open, 's9', { requestId: 'x'.repeat(109) }));
    expect(long).toMatchObject({ status: 400, issue: 'INVALID_STRING_LENGTH' });
  });
});

describe('with time, request ids', () => {
  it('are forgotten: of orders after 6 hours, of payments after 45 days', async () => {
    const order = await paid(open, 'f1', { requestId: 'f1' });
    const refund = () =>
      open.payments.refundCapturedPayment({
        captureId: captureIdOf(order),
        paypalRequestId: 'f1-refund',
        body: { amount: usd('1.00'), customId: 're_f1' },
      });
    await refund();
    await open.advance(6 * hourMs - 60_000);
    expect((await paid(open, 'f1', { requestId: 'f1' })).id).toBe(order.id);
    await open.advance(120_000);
    expect((await paid(open, 'f1', { requestId: 'f1' })).id).not.toBe(order.id);
    expect(await open.ledger('f1')).toHaveLength(2);
    await open.advance(44 * dayMs);
    expect((await refund()).statusCode).toBe(200);
    await open.advance(dayMs);
    expect((await refund()).statusCode).toBe(201);
    expect(await open.ledger('re_f1')).toHaveLength(2);
  });
});
