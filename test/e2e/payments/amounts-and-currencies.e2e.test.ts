import { aCharge, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('amounts, currencies and limits', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const charge = (amount: unknown, currency: string) =>
    world.post('/payments/charge', aCharge({ amount, currency }));

  it.each([
    ['JPY', 5_000, 5_000],
    ['KWD', 12_340, 12_340],
    ['EUR', 1_999, 1_999],
    ['UZS', 50_000_000, 50_000_000],
    ['ISK', 5_000, 500_000],
  ])(
    '201: given %s, when %d is charged, then Stripe takes it in its own units and Kassa shows it in ours',
    async (currency, amount, atStripe) => {
      const { status, body } = await charge(amount, currency);
      expect(status).toBe(201);
      expect(body).toMatchObject({ amount, currency, capturedAmount: amount, status: 'completed' });
      const [entry] = await world.ledger(body.id);
      expect(entry).toMatchObject({ amount: atStripe, currency });
      const refund = await world.post(`/payments/${body.id}/refunds`, { amount });
      expect(refund.body).toMatchObject({ amount, currency, status: 'completed' });
    },
  );

  it.each(['usd', 'XXQ', 'XAU', 'US', 'DOLLAR', ''])(
    '422: given the currency %o, when it is charged, then there is none',
    async (currency) => {
      expect((await charge(100, currency)).body).toMatchObject({ status: 422, code: 'invalid-request' });
    },
  );

  it.each(['KPW', 'IRR'])(
    '422: given %s, which Stripe does not take, when it is charged, then it says so',
    async (currency) => {
      expect((await charge(10_000, currency)).body).toMatchObject({
        status: 422,
        code: 'currency-not-supported',
      });
    },
  );

  it.each([0, -5, 10.5, '100', null, Number.MAX_SAFE_INTEGER + 1])(
    '422: given the amount %o, when it is charged, then it is none',
    async (amount) => {
      expect((await charge(amount, 'USD')).body).toMatchObject({ status: 422, code: 'invalid-request' });
    },
  );

  it('422: given no limits of a tenant’s own, when more than 999,999.99 is charged, then it is too much', async () => {
    expect((await charge(99_999_999, 'USD')).status).toBe(201);
    expect((await charge(100_000_000, 'USD')).body).toMatchObject({
      status: 422,
      code: 'amount-outside-limits',
    });
  });

  it('422: given limits of a tenant’s own, when an amount is outside them, then it is refused, and both ends are allowed', async () => {
    const limited = { sub: 'adm', roles: ['admin'], tenant: 'limited' };
    const limits = { USD: { minimum: 500, maximum: 20_000 } };
    expect((await world.patch('/admin/tenants/limited', { limits }, { as: platformOperator })).status).toBe(
      200,
    );
    const statusOf = async (amount: number, currency = 'USD') =>
      (await world.post('/payments/charge', aCharge({ amount, currency }), { as: limited })).status;
    expect([
      await statusOf(499),
      await statusOf(500),
      await statusOf(20_000),
      await statusOf(20_001),
    ]).toEqual([422, 201, 201, 422]);
    expect(await statusOf(100, 'EUR')).toBe(201);
    expect((await charge(100, 'USD')).status).toBe(201);
  });

  it('402: given less than Stripe takes, when it is charged, then Stripe’s refusal is told in our words', async () => {
    const { status, body } = await charge(1, 'USD');
    expect({ status, code: body.payment.failure.code }).toEqual({ status: 402, code: 'limit-exceeded' });
  });
});
