import { type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const usd = (value: string) => ({ currency_code: 'USD', value });
const order = (unit: object, more: object = {}) => ({
  intent: 'CAPTURE',
  purchase_units: [{ amount: usd('10.00'), ...unit }],
  ...more,
});
const create = (body: object | string, headers: Record<string, string> = {}) =>
  open.bare('POST', '/v2/checkout/orders', body, headers);

type Details = readonly { readonly issue: string; readonly field?: string }[];
const detailsOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }): Details =>
  (body['details'] ?? []) as Details;

describe('a create that is not well-formed', () => {
  it.each([
    ['nothing at all', {}, ['MISSING_REQUIRED_PARAMETER', 'MISSING_REQUIRED_PARAMETER']],
    ['an unknown intent', order({}, { intent: 'SALE' }), ['INVALID_PARAMETER_VALUE']],
    ['no units', { intent: 'CAPTURE', purchase_units: [] }, ['INVALID_ARRAY_MIN_ITEMS']],
    [
      'too many units',
      { intent: 'CAPTURE', purchase_units: Array.from({ length: 11 }, () => ({ amount: usd('1.00') })) },
      ['INVALID_ARRAY_MAX_ITEMS'],
    ],
    ['a value that is no number', order({ amount: usd('ten') }), ['INVALID_PARAMETER_SYNTAX']],
    ['no value', order({ amount: { currency_code: 'USD' } }), ['MISSING_REQUIRED_PARAMETER']],
    ['an empty custom_id', order({ custom_id: '' }), ['INVALID_STRING_LENGTH']],
    ['a long custom_id', order({ custom_id: 'x'.repeat(128) }), ['INVALID_STRING_LENGTH']],
    ['a long invoice_id', order({ invoice_id: 'x'.repeat(128) }), ['INVALID_STRING_LENGTH']],
    ['a long description', order({ description: 'x'.repeat(128) }), ['INVALID_STRING_LENGTH']],
    ['a long soft_descriptor', order({ soft_descriptor: 'x'.repeat(23) }), ['INVALID_STRING_LENGTH']],
  ])('%s', async (_what, body, issues) => {
    const refused = await create(body);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ name: 'INVALID_REQUEST', debug_id: expect.any(String) });
    expect(detailsOf(refused).map(({ issue }) => issue)).toEqual(issues);
  });

  it('says which field is wrong', async () => {
    const refused = await create(order({ amount: usd('ten') }));
    expect(detailsOf(refused)).toEqual([
      {
        description: expect.any(String),
        issue: 'INVALID_PARAMETER_SYNTAX',
        field: '/purchase_units/0/amount/value',
        value: 'ten',
        location: 'body',
      },
    ]);
  });

  it('or no JSON, or too much, or of another type', async () => {
    expect(detailsOf(await create('{"intent":'))[0]?.issue).toBe('MALFORMED_REQUEST_JSON');
    const plain = await create('intent=CAPTURE', { 'content-type': 'text/plain' });
    expect(plain).toMatchObject({ status: 415, body: { name: 'UNSUPPORTED_MEDIA_TYPE' } });
    expect((await create(`"${'x'.repeat(11_000_000)}"`)).status).toBe(413);
    expect((await open.bare('GET', '/v2/nowhere')).status).toBe(404);
    expect((await open.bare('GET', '/v2/checkout/orders/%E0%A4%A')).status).toBe(404);
  });
});

describe('a create that cannot be', () => {
  const item = (price: string, quantity: string, tax?: string) => ({
    name: 'Shoe',
    quantity,
    unit_amount: usd(price),
    ...(tax === undefined ? {} : { tax: usd(tax) }),
  });
  const broken = (value: string, breakdown: object, items?: object[]) =>
    order({ amount: { ...usd(value), breakdown }, ...(items && { items }) });
  const eur = { currency_code: 'EUR', value: '1.00' };
  it.each([
    [
      'a currency PayPal lacks',
      order({ amount: { currency_code: 'UZS', value: '1.00' } }),
      'INVALID_CURRENCY_CODE',
    ],
    ['zero', order({ amount: usd('0.00') }), 'CANNOT_BE_ZERO_OR_NEGATIVE'],
    ['less than zero', order({ amount: usd('-1.00') }), 'CANNOT_BE_ZERO_OR_NEGATIVE'],
    ['a tenth of a cent', order({ amount: usd('1.001') }), 'DECIMAL_PRECISION'],
    ['parts of a yen', order({ amount: { currency_code: 'JPY', value: '1.0' } }), 'DECIMALS_NOT_SUPPORTED'],
    [
      'parts of a forint',
      order({ amount: { currency_code: 'HUF', value: '1.50' } }),
      'DECIMALS_NOT_SUPPORTED',
    ],
    ['too much', order({ amount: usd('10000000.00') }), 'MAX_VALUE_EXCEEDED'],
    ['parts that do not add up', broken('10.00', { item_total: usd('9.00') }), 'AMOUNT_MISMATCH'],
    [
      'a discount that was not taken off',
      broken('10.00', { item_total: usd('10.00'), discount: usd('1.00') }),
      'AMOUNT_MISMATCH',
    ],
    ['parts in another currency', broken('10.00', { shipping: eur }), 'MULTI_CURRENCY_ORDER'],
    ['a part below zero', broken('10.00', { shipping: usd('-1.00') }), 'CANNOT_BE_NEGATIVE'],
    ['items without their total', order({ items: [item('10.00', '1')] }), 'ITEM_TOTAL_REQUIRED'],
    [
      'items that are not their total',
      broken('10.00', { item_total: usd('10.00') }, [item('4.00', '2')]),
      'ITEM_TOTAL_MISMATCH',
    ],
    [
      'taxes without their total',
      broken('10.00', { item_total: usd('10.00') }, [item('5.00', '2', '0.50')]),
      'TAX_TOTAL_REQUIRED',
    ],
    [
      'taxes that are not their total',
      broken('10.90', { item_total: usd('10.00'), tax_total: usd('0.90') }, [item('5.00', '2', '0.50')]),
      'TAX_TOTAL_MISMATCH',
    ],
    [
      'units of one name',
      {
        intent: 'CAPTURE',
        purchase_units: [
          { reference_id: 'a', amount: usd('1.00') },
          { reference_id: 'a', amount: usd('1.00') },
        ],
      },
      'DUPLICATE_REFERENCE_ID',
    ],
    [
      'units without names',
      { intent: 'CAPTURE', purchase_units: [{ amount: usd('1.00') }, { amount: usd('1.00') }] },
      'REFERENCE_ID_REQUIRED',
    ],
    [
      'units in two currencies',
      {
        intent: 'CAPTURE',
        purchase_units: [
          { reference_id: 'a', amount: usd('1.00') },
          { reference_id: 'b', amount: eur },
        ],
      },
      'MULTI_CURRENCY_ORDER',
    ],
    [
      'a hold of two units',
      {
        intent: 'AUTHORIZE',
        purchase_units: [
          { reference_id: 'a', amount: usd('1.00') },
          { reference_id: 'b', amount: usd('1.00') },
        ],
      },
      'UNSUPPORTED_INTENT',
    ],
  ])('%s', async (_what, body, issue) => {
    const refused = await create(body);
    expect(refused.status).toBe(422);
    expect(refused.body['name']).toBe('UNPROCESSABLE_ENTITY');
    expect(detailsOf(refused)[0]?.issue).toBe(issue);
  });
});

describe('amounts', () => {
  it('are given back as PayPal writes them', async () => {
    const shown = async (amount: object) => {
      const { body } = await create(order({ amount }), { prefer: 'return=representation' });
      return (body as { purchase_units: { amount: object }[] }).purchase_units[0]?.amount;
    };
    expect(await shown(usd('7'))).toEqual(usd('7.00'));
    expect(await shown(usd('.5'))).toEqual(usd('0.50'));
    expect(await shown({ currency_code: 'JPY', value: '500' })).toEqual({
      currency_code: 'JPY',
      value: '500',
    });
    expect(await shown({ currency_code: 'HUF', value: '500' })).toEqual({
      currency_code: 'HUF',
      value: '500',
    });
  });
});
