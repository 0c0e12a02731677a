import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { captureIdOf, holdIdOf, orderFor, paid } from './paypal-checkout.ts';
import { type OpenPaypal, openPaypal } from './open-paypal.ts';

const folder = resolve(import.meta.dirname, '../../../shared/providers/specs/paypal-examples');
const present = existsSync(folder);

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

type Hash = Readonly<Record<string, unknown>>;

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

/** What one seller says to PayPal's examples is said elsewhere by another. */
const elsewhere = new Set([
  'invoice_id',
  'invoice_number',
  'note_to_payer',
  'seller_response_due_date',
  'dispute_categories',
]);

/** Where ours lacks a key of the official example or has another JSON type. */
const differences = (official: unknown, ours: unknown, path: string): string[] => {
  if (ours === undefined) return [`${path} is missing`];
  if (kindOf(official) !== kindOf(ours)) return [`${path} is ${kindOf(ours)}, not ${kindOf(official)}`];
  if (Array.isArray(official)) {
    const [example, member] = [official[0] as unknown, (ours as unknown[])[0]];
    return example === undefined || member === undefined ? [] : differences(example, member, `${path}[0]`);
  }
  if (kindOf(official) !== 'object') return [];
  const [theirs, mine] = [official as Hash, ours as Hash];
  return Object.keys(theirs)
    .filter((key) => key in mine || !elsewhere.has(key))
    .flatMap((key) => differences(theirs[key], mine[key], `${path}.${key}`));
};

/** Link relations, in the order of the official example. */
const relations = (value: unknown): readonly string[] =>
  ((value as Hash)['links'] as { rel: string }[]).map(({ rel }) => rel);

const get = async (path: string): Promise<Hash> => (await open.bare('GET', path)).body;
const answered = (fits: (path: string) => boolean, status: number): unknown =>
  open.wire.passed.findLast((one) => fits(one.path) && one.status === status)?.received;

/** One of ours for every official example, by the example's name. */
const ourObjects = async (): Promise<Record<string, unknown>> => {
  const { orders, payments, inbox } = open;
  const create = async (customId: string, hold = false): Promise<{ id: string; body: unknown }> => {
    const { result } = await orders.createOrder({ body: orderFor(customId, { hold }) });
    return { id: result.id!, body: open.wire.passed.at(-1)?.received };
  };
  const order = await create('shape-1');
  const held = await create('shape-2', true);
  await open.payer('shape-1');
  const approved = await get(`/v2/checkout/orders/${order.id}`);
  const declined = orders.captureOrder({
    id: order.id,
    paypalMockResponse: '{"mock_application_codes":"INSTRUMENT_DECLINED"}',
  });
  await declined.catch(() => null);
  const refusedBody = open.wire.passed.at(-1)?.received;
  const captured = await orders.captureOrder({ id: order.id });
  const capturedBody = open.wire.passed.at(-1)?.received;
  await open.payer('shape-2');
  const authorized = await orders.authorizeOrder({ id: held.id });
  const authorizedBody = open.wire.passed.at(-1)?.received;
  const asking = await orders.createOrder({
    body: { ...orderFor('shape-3'), paymentSource: { paypal: {} } },
  });
  const askingBody = open.wire.passed.at(-1)?.received;
  const captureId = captureIdOf(captured.result);
  const authorizationId = holdIdOf(authorized.result);
  const authorization = await get(`/v2/payments/authorizations/${authorizationId}`);
  const capture = await get(`/v2/payments/captures/${captureId}`);
  const amount = { currencyCode: 'USD', value: '10.00' };
  const refund = await payments.refundCapturedPayment({ captureId, body: { amount, customId: 're' } });
  await payments.voidPayment({ authorizationId });
  await paid(open, 'shape-4', { token: 'sandbox-vault-denied' });
  await open.advance(3_600_000);
  const { id: disputeId } = (
    await open.control('POST', '/disputes', { provider: 'paypal', paymentId: captureId })
  ).body;
  const dispute = await get(`/v1/customer/disputes/${disputeId}`);
  await open.control('POST', `/disputes/${disputeId}/close`, { outcome: 'lost' });
  const setup = await open.bare(
    'POST',
    '/v3/vault/setup-tokens',
    { payment_source: { paypal: { usage_type: 'MERCHANT', customer_type: 'CONSUMER' } } },
    { 'paypal-request-id': 'shape-setup' },
  );
  await open.payer(String(setup.body['id']));
  const token = await open.bare(
    'POST',
    '/v3/vault/payment-tokens',
    { payment_source: { token: { id: setup.body['id'], type: 'SETUP_TOKEN' } } },
    { 'paypal-request-id': 'shape-token' },
  );
  await get('/v2/checkout/orders/NOBODY');
  const events: Record<string, unknown> = {};
  for (const name of readdirSync(folder)) {
    const type = /^event\.(.*)\.json$/.exec(name)?.[1];
    if (type !== undefined) events[name.replace('.json', '')] = (await inbox.next(type)).event;
  }
  return {
    ...events,
    authorization,
    capture,
    dispute,
    'dispute.resolved': await get(`/v1/customer/disputes/${disputeId}`),
    'error.instrument_declined': refusedBody,
    'error.not_found': answered((path) => path.endsWith('/NOBODY'), 404),
    'order.approved': approved,
    'order.authorized.minimal': authorizedBody,
    'order.captured.minimal': capturedBody,
    'order.created.minimal': order.body,
    'order.payer_action_required': asking.statusCode === 201 ? askingBody : undefined,
    payment_token: token.body,
    refund: await get(`/v2/payments/refunds/${refund.result.id}`),
    setup_token: setup.body,
  };
};

(present ? it : it.skip)('has every key of the official examples, with a fitting type', async () => {
  const ours = await ourObjects();
  const found: string[] = [];
  for (const name of readdirSync(folder)) {
    const key = name.replace('.json', '');
    const official: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    found.push(...differences(official, ours[key], key));
    if (!key.startsWith('error') && !key.startsWith('dispute'))
      expect([key, relations(ours[key])]).toEqual([key, relations(official)]);
  }
  expect(found).toEqual([]);
});
