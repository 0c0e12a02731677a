import { type Caller } from '#test/support/client';
import { anId, openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

const key = 'OwnTestKey_0123456789';
let payme: PaymeWorld;
let account: string;
/** Whether the next transaction is not written down, as if the machine had stopped right before. */
let dies = false;
beforeAll(async () => {
  payme = await openPaymeWorld({
    change: (ports) => ({
      ...ports,
      transactions: {
        ...ports.transactions,
        insert: (decision) => {
          if (!dies) return ports.transactions.insert(decision);
          dies = false;
          throw new Error('the machine stopped');
        },
      },
    }),
  });
  const { body } = await payme.post('/admin/gateway-accounts', {
    provider: 'payme',
    label: 'top-ups',
    mode: 'test',
    settings: {
      merchantId: '65f0c0ffee0000000000000b',
      accountField: 'customer',
      accountKind: 'accumulative',
    },
    credentials: { testKey: key },
  });
  account = body.id;
});
afterAll(() => payme.dispose());

const ask = (method: string, params: object) => payme.ask(method, params, { account, key });
/** A customer of the account's tenant. */
const aCustomer = async (asked: object = {}, as?: Caller): Promise<string> =>
  (await payme.post('/customers', { email: 'ann@example.test', ...asked }, as && { as })).body.id;
const creation = async (customer: string, amount = price) => ({
  id: anId(),
  time: await payme.nowMs(),
  amount,
  account: { customer },
});
const paymentsOf = async (customer: string) =>
  (await payme.get(`/payments?customerId=${customer}`)).body.data;

describe('a customer who pays in unasked', () => {
  it('is allowed to, and nothing is opened by asking', async () => {
    const customer = await aCustomer();
    const { amount, account: named } = await creation(customer);
    expect((await ask('CheckPerformTransaction', { amount, account: named })).result).toEqual({
      allow: true,
    });
    expect(await paymentsOf(customer)).toEqual([]);
  });
  it('gives a payment of their own, completed when Payme has the money', async () => {
    const customer = await aCustomer();
    const params = await creation(customer);
    expect((await ask('CreateTransaction', params)).result?.state).toBe(1);
    expect((await ask('PerformTransaction', { id: params.id })).result?.state).toBe(2);
    expect(await paymentsOf(customer)).toMatchObject([
      { status: 'completed', amount: price, gatewayAccountId: account, providerPaymentId: params.id },
    ]);
    expect((await ask('CancelTransaction', { id: params.id, reason: 5 })).result?.state).toBe(-2);
    expect(await paymentsOf(customer)).toMatchObject([{ status: 'refunded' }]);
  });
  it('may do so any number of times, several at once', async () => {
    const customer = await aCustomer();
    const creations = await Promise.all(Array.from({ length: 5 }, () => creation(customer)));
    const answers = await Promise.all(creations.map((params) => ask('CreateTransaction', params)));
    expect(answers.map(({ result }) => result?.state)).toEqual([1, 1, 1, 1, 1]);
    expect(await paymentsOf(customer)).toHaveLength(5);
  });
  it('pays once when the same call comes ten times at once', async () => {
    const customer = await aCustomer();
    const params = await creation(customer);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('CreateTransaction', params)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.result?.state).toBe(1);
    expect(await paymentsOf(customer)).toHaveLength(1);
  });
  it.each([
    ['nobody', { customer: ' ' }, price, -31_050],
    ['nothing', {}, 0, -31_001],
    ['too little', {}, -1, -31_001],
    ['too much', {}, Number.MAX_SAFE_INTEGER, -31_001],
    ['somebody unknown', { customer: 'cus_01JD3M2X7QK8V5N4B6C9ZTRWYE' }, price, -31_051],
    ['a name that is no id', { customer: '{"$gt":""}' }, price, -31_051],
  ])('is told no about %s, before and after', async (_what, named, amount, code) => {
    const customer = await aCustomer();
    const params = { ...(await creation(customer)), amount, account: { customer, ...named } };
    for (const method of ['CheckPerformTransaction', 'CreateTransaction'])
      expect((await ask(method, params)).error?.code).toBe(code);
    expect(await paymentsOf(params.account.customer)).toEqual([]);
  });
  it("is not somebody else's customer", async () => {
    const theirs = await aCustomer({}, { sub: 'adm_2', tenant: 'other', roles: ['admin'] });
    const params = await creation(theirs);
    expect((await ask('CheckPerformTransaction', params)).error).toMatchObject({
      code: -31_051,
      data: 'customer',
    });
    expect((await ask('CreateTransaction', params)).error?.code).toBe(-31_051);
  });
  it('sees what they paid in as theirs', async () => {
    const customer = await aCustomer({ userId: 'usr_ann' });
    await ask('CreateTransaction', await creation(customer));
    const ann = { as: { sub: 'usr_ann', roles: ['customer'] } };
    expect((await payme.get(`/payments?customerId=${customer}`, ann)).body.data).toHaveLength(1);
  });
  it('leaves nothing behind but a payment that ends when they give up', async () => {
    const customer = await aCustomer();
    const params = await creation(customer);
    await ask('CreateTransaction', params);
    await ask('CancelTransaction', { id: params.id, reason: 3 });
    await payme.pass(86_400_000);
    await payme.settle();
    expect(await paymentsOf(customer)).toMatchObject([{ status: 'cancelled', capturedAmount: 0 }]);
  });
  it('pays once when we died between opening the payment and the transaction', async () => {
    const customer = await aCustomer();
    const params = await creation(customer);
    dies = true;
    expect((await ask('CreateTransaction', params)).error?.code).toBe(-32_400);
    expect(await paymentsOf(customer)).toHaveLength(1);
    expect((await ask('CreateTransaction', params)).result?.state).toBe(1);
    expect((await ask('PerformTransaction', { id: params.id })).result?.state).toBe(2);
    expect(await paymentsOf(customer)).toMatchObject([{ status: 'completed' }]);
  });
});
