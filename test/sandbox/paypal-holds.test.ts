import { holdIdOf, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { dayMs, hourMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal({ capturesMax: 3 });
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const whole = 'return=representation';
const usd = (value: string) => ({ currencyCode: 'USD', value });
const hold = async (customId: string, value = '100.00'): Promise<string> =>
  holdIdOf(await paid(open, customId, { hold: true, value }));
const capture = (authorizationId: string, value?: string, more: object = {}) =>
  open.payments.captureAuthorizedPayment({
    authorizationId,
    prefer: whole,
    body: { ...(value === undefined ? {} : { amount: usd(value) }), ...more },
  });
const statusOf = async (authorizationId: string): Promise<string | undefined> =>
  (await open.payments.getAuthorizedPayment({ authorizationId })).result.status;

describe('a hold', () => {
  it('is captured whole when nothing else is said', async () => {
    const id = await hold('h1');
    const { statusCode, result } = await open.payments.captureAuthorizedPayment({
      authorizationId: id,
      paypalRequestId: 'hk1',
    });
    expect(statusCode).toBe(201);
    expect(Object.keys(result).sort()).toEqual(['id', 'links', 'status']);
    expect(await statusOf(id)).toBe('CAPTURED');
    const got = await open.payments.getCapturedPayment({ captureId: result.id! });
    expect(got.result).toMatchObject({
      status: 'COMPLETED',
      finalCapture: true,
      amount: usd('100.00'),
      customId: 'h1',
      supplementaryData: { relatedIds: { authorizationId: id, orderId: expect.any(String) } },
    });
    expect(await open.ledger('h1')).toMatchObject([
      { kind: 'capture', amount: 10_000, status: 'succeeded', idempotencyKey: 'hk1' },
    ]);
    expect((await refusalOf(capture(id))).issue).toBe('AUTHORIZATION_ALREADY_CAPTURED');
    expect((await refusalOf(open.payments.voidPayment({ authorizationId: id }))).issue).toBe(
      'PREVIOUSLY_CAPTURED',
    );
  });

  it('is captured in parts until one is final', async () => {
    const id = await hold('h2');
    expect((await capture(id, '30.00')).result).toMatchObject({ finalCapture: false });
    expect(await statusOf(id)).toBe('PARTIALLY_CAPTURED');
    expect((await capture(id, '20.00', { finalCapture: true })).result).toMatchObject({
      finalCapture: true,
      amount: usd('20.00'),
    });
    expect(await statusOf(id)).toBe('CAPTURED');
    expect((await open.ledger('h2')).map(({ amount }) => amount)).toEqual([3_000, 2_000]);
  });

  it('gives at most 115 %, 75 dollars more, and so many captures', async () => {
    const small = await hold('h3');
    expect((await refusalOf(capture(small, '115.01'))).issue).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED');
    expect((await capture(small, '115.00')).result.status).toBe('COMPLETED');
    const large = await hold('h4', '1000.00');
    expect((await refusalOf(capture(large, '1075.01'))).issue).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED');
    for (let at = 0; at < 3; at += 1) await capture(large, '1.00');
    expect((await refusalOf(capture(large, '1.00'))).issue).toBe('MAX_CAPTURE_COUNT_EXCEEDED');
    expect((await refusalOf(capture(await hold('h5'), '0.00'))).issue).toBe('CANNOT_BE_ZERO_OR_NEGATIVE');
    const euros = open.payments.captureAuthorizedPayment({
      authorizationId: await hold('h6'),
      body: { amount: { currencyCode: 'EUR', value: '1.00' } },
    });
    expect((await refusalOf(euros)).issue).toBe('AUTH_CAPTURE_CURRENCY_MISMATCH');
  });

  it('is released: silently, or shown to who wants to see it', async () => {
    const id = await hold('h7');
    await capture(id, '40.00');
    const quiet = await open.payments.voidPayment({ authorizationId: id, paypalRequestId: 'hv7' });
    expect(quiet.statusCode).toBe(204);
    expect(quiet.result).toBeNull();
    expect(await open.ledger('h7')).toMatchObject([
      { kind: 'capture', amount: 4_000 },
      { id, kind: 'void', amount: 6_000, status: 'succeeded', idempotencyKey: 'hv7' },
    ]);
    await open.inbox.next('PAYMENT.AUTHORIZATION.VOIDED', (resource) => resource.id === id);
    expect((await refusalOf(capture(id))).issue).toBe('AUTHORIZATION_VOIDED');
    expect((await refusalOf(open.payments.voidPayment({ authorizationId: id }))).issue).toBe(
      'PREVIOUSLY_VOIDED',
    );

    const order = await paid(open, 'h8', { hold: true });
    const shown = await open.payments.voidPayment({ authorizationId: holdIdOf(order), prefer: whole });
    expect(shown).toMatchObject({ statusCode: 200, result: { status: 'VOIDED' } });
    expect((await open.orders.getOrder({ id: order.id! })).result.status).toBe('VOIDED');
  });

  it('that was denied gives nothing', async () => {
    const order = await paid(open, 'h9', { hold: true, token: 'sandbox-vault-declined' });
    expect(order.purchaseUnits![0]!.payments!.authorizations![0]).toMatchObject({
      status: 'DENIED',
      processorResponse: { responseCode: '0500' },
    });
    const id = holdIdOf(order);
    expect((await refusalOf(capture(id))).issue).toBe('AUTHORIZATION_DENIED');
    expect((await refusalOf(open.payments.voidPayment({ authorizationId: id }))).issue).toBe(
      'CANNOT_BE_VOIDED',
    );
    const unknown = open.payments.getAuthorizedPayment({ authorizationId: 'NOBODY' });
    expect(await refusalOf(unknown)).toMatchObject({ status: 404, issue: 'INVALID_RESOURCE_ID' });
  });
});

describe('with time, a hold', () => {
  const again = (authorizationId: string, value: string) =>
    open.payments.reauthorizePayment({ authorizationId, body: { amount: usd(value) }, prefer: whole });

  it('is authorized anew after its honor period, ends after 29 days and is given up after 30', async () => {
    const id = await hold('t1');
    const other = await hold('t2');
    expect((await refusalOf(again(id, '100.00'))).issue).toBe('REAUTHORIZATION_NOT_SUPPORTED');
    await open.advance(3 * dayMs);
    expect((await refusalOf(again(id, '115.01'))).issue).toBe('TRANSACTION_REFUSED');
    const { result } = await again(id, '115.00');
    expect(result).toMatchObject({ status: 'CREATED', amount: usd('115.00'), customId: 't1' });
    expect((await refusalOf(capture(id))).issue).toBe('AUTHORIZATION_VOIDED');
    expect((await capture(result.id!, '110.00')).result.status).toBe('COMPLETED');

    await open.advance(26 * dayMs);
    expect((await refusalOf(capture(other))).issue).toBe('AUTHORIZATION_EXPIRED');
    expect(await statusOf(other)).toBe('CREATED');
    await open.advance(dayMs + hourMs);
    expect(await statusOf(other)).toBe('VOIDED');
    await open.inbox.next('PAYMENT.AUTHORIZATION.VOIDED', (resource) => resource.id === other);
    expect(await open.ledger('t2')).toMatchObject([{ kind: 'void', amount: 10_000, idempotencyKey: null }]);
  });
});
