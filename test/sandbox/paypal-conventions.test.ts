import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { currencies } from '#sandbox/paypal/money/currency';
import { feeOf, standardFees } from '#sandbox/paypal/money/fees';
import { eventually } from '#test/support/eventually';
import { captureIdOf, orderFor, paid } from './paypal-checkout.ts';
import { paypalClient } from './paypal-client.ts';
import { accessToken, type OpenPaypal, openPaypal } from './open-paypal.ts';
import { paypalSchemasPresent, schemaProblems } from './paypal-schemas.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const { clientId, clientSecret } = sandboxPaypalCredentials;
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const token = (authorization: string | undefined, body: string) =>
  fetch(`${open.wire.url}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body,
  });
const nobody = '/v2/checkout/orders/NOBODY';

describe('access', () => {
  it('is given for the client id and secret', async () => {
    const response = await token(basic(clientId, clientSecret), 'grant_type=client_credentials');
    expect(response.status).toBe(200);
    expect(response.headers.get('paypal-debug-id')).not.toBeNull();
    expect(await response.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 32_400,
      scope: expect.stringContaining('payments/payment/authcapture'),
      access_token: expect.stringMatching(/^A21AA/),
      app_id: expect.any(String),
      nonce: expect.any(String),
    });
  });

  it.each([
    ['another secret', basic(clientId, 'wrong'), 'grant_type=client_credentials', 401, 'invalid_client'],
    ['nothing', undefined, 'grant_type=client_credentials', 401, 'invalid_client'],
    ['another grant', basic(clientId, clientSecret), 'grant_type=password', 400, 'unsupported_grant_type'],
    ['no grant', basic(clientId, clientSecret), '', 400, 'invalid_request'],
  ])('is refused for %s', async (_what, authorization, body, status, error) => {
    const response = await token(authorization, body);
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ error })]);
  });

  it('is refused to the official client too', async () => {
    const stranger = paypalClient(open.wire.url, { clientSecret: 'wrong' });
    const refused = stranger.orders.createOrder({ body: orderFor('stranger') });
    await expect(refused).rejects.toMatchObject({ statusCode: 401 });
  });

  it('needs a token that is ours and lives', async () => {
    const get = (authorization: string) => fetch(`${open.wire.url}${nobody}`, { headers: { authorization } });
    expect((await fetch(`${open.wire.url}${nobody}`)).status).toBe(401);
    const real = await accessToken(open.wire.url);
    expect((await get(`Bearer ${real}`)).status).toBe(404);
    for (const wrong of ['A21AA', 'a.b', `${real}x`, `${real.slice(0, 30)}${real.slice(31)}`]) {
      const refused = await get(`Bearer ${wrong}`);
      expect([refused.status, await refused.json()]).toEqual([
        401,
        expect.objectContaining({ error: 'invalid_token' }),
      ]);
    }
    const brief = await openPaypal({ accessTokenLivesMs: 150 });
    const url = brief.sandbox.urls['paypal']!;
    const dying = await accessToken(url);
    const status = async () =>
      (await fetch(`${url}${nobody}`, { headers: { authorization: `Bearer ${dying}` } })).status;
    await eventually('the token dies', async () => (await status()) === 401);
    expect(await brief.close()).toEqual([]);
  });

  it('outlasts a reset', async () => {
    await open.orders.createOrder({ body: orderFor('before') });
    await open.control('POST', '/reset', {});
    expect((await open.orders.createOrder({ body: orderFor('after') })).statusCode).toBe(201);
  });
});

describe('fees', () => {
  it('are 3.49 % and 49 minor units, rounded half up to what the currency can express', () => {
    const cases: readonly (readonly [number, string, number])[] = [
      [10_000, 'USD', 398],
      [1_000, 'USD', 84],
      [251, 'EUR', 58],
      [43, 'USD', 43],
      [500, 'JPY', 66],
      [100_000, 'HUF', 3_500],
      [100_010, 'HUF', 3_500],
    ];
    for (const [amount, currency, fee] of cases)
      expect([amount, currency, feeOf(standardFees, amount, currency)]).toEqual([amount, currency, fee]);
    expect(Object.keys(currencies)).toHaveLength(24);
  });

  it('of a forint payment are whole, and the ledger counts as ISO 4217 does', async () => {
    const order = await paid(open, 'forint', { value: '1000', currency: 'HUF' });
    const { result } = await open.payments.getCapturedPayment({ captureId: captureIdOf(order) });
    expect(result.sellerReceivableBreakdown).toMatchObject({
      grossAmount: { currencyCode: 'HUF', value: '1000' },
      paypalFee: { currencyCode: 'HUF', value: '35' },
      netAmount: { currencyCode: 'HUF', value: '965' },
    });
    expect(await open.ledger('forint')).toMatchObject([{ amount: 100_000, currency: 'HUF' }]);
  });
});

describe('the check against the official schemas', () => {
  const exchange = (received: object, status = 201) =>
    schemaProblems({ method: 'POST', path: '/v2/checkout/orders', status, sent: undefined, received });

  (paypalSchemasPresent ? it : it.skip)('finds what does not belong', () => {
    expect(exchange({ id: 'X', status: 'CREATED' })).toEqual([]);
    expect(exchange({ id: 'X', status: 'created' })).not.toEqual([]);
    expect(exchange({ id: 1 })).not.toEqual([]);
    expect(exchange({ name: 'OOPS', details: [] }, 422)).not.toEqual([]);
    const refused = { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'NO_SUCH_ISSUE' }] };
    expect(exchange(refused, 422)).not.toEqual([]);
  });
});
