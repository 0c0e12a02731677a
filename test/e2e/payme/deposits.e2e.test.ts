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
    const { amount, account: named } = await creation('cus_asking');
    expect((await ask('CheckPerformTransaction', { amount, account: named })).result).toEqual({
      allow: true,
    });
    expect(await paymentsOf('cus_asking')).toEqual([]);
  });
  it('gives a payment of their own, completed when Payme has the money', async () => {
    const params = await creation('cus_one');
    expect((await ask('CreateTransaction', params)).result?.state).toBe(1);
    expect((await ask('PerformTransaction', { id: params.id })).result?.state).toBe(2);
    expect(await paymentsOf('cus_one')).toMatchObject([
      { status: 'completed', amount: price, gatewayAccountId: account, providerPaymentId: params.id },
    ]);
    expect((await ask('CancelTransaction', { id: params.id, reason: 5 })).result?.state).toBe(-2);
    expect(await paymentsOf('cus_one')).toMatchObject([{ status: 'refunded' }]);
  });
  it('may do so any number of times, several at once', async () => {
    const creations = await Promise.all(Array.from({ length: 5 }, () => creation('cus_many')));
    const answers = await Promise.all(creations.map((params) => ask('CreateTransaction', params)));
    expect(answers.map(({ result }) => result?.state)).toEqual([1, 1, 1, 1, 1]);
    expect(await paymentsOf('cus_many')).toHaveLength(5);
  });
  it('pays once when the same call comes ten times at once', async () => {
    const params = await creation('cus_ten');
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('CreateTransaction', params)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.result?.state).toBe(1);
    expect(await paymentsOf('cus_ten')).toHaveLength(1);
  });
  it.each([
    ['nobody', { customer: ' ' }, price, -31_050],
    ['nothing', { customer: 'cus_bad' }, 0, -31_001],
    ['too little', { customer: 'cus_bad' }, -1, -31_001],
    ['too much', { customer: 'cus_bad' }, Number.MAX_SAFE_INTEGER, -31_001],
  ])('is told no about %s, before and after', async (_what, named, amount, code) => {
    const params = { ...(await creation('cus_bad')), amount, account: named };
    for (const method of ['CheckPerformTransaction', 'CreateTransaction'])
      expect((await ask(method, params)).error?.code).toBe(code);
    expect(await paymentsOf('cus_bad')).toEqual([]);
  });
  it('leaves nothing behind but a payment that ends when they give up', async () => {
    const params = await creation('cus_gone');
    await ask('CreateTransaction', params);
    await ask('CancelTransaction', { id: params.id, reason: 3 });
    await payme.pass(86_400_000);
    await payme.settle();
    expect(await paymentsOf('cus_gone')).toMatchObject([{ status: 'cancelled', capturedAmount: 0 }]);
  });
  it('pays once when we died between opening the payment and the transaction', async () => {
    const params = await creation('cus_crash');
    dies = true;
    expect((await ask('CreateTransaction', params)).error?.code).toBe(-32_400);
    expect(await paymentsOf('cus_crash')).toHaveLength(1);
    expect((await ask('CreateTransaction', params)).result?.state).toBe(1);
    expect((await ask('PerformTransaction', { id: params.id })).result?.state).toBe(2);
    expect(await paymentsOf('cus_crash')).toMatchObject([{ status: 'completed' }]);
  });
});
