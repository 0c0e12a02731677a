import { anId, lifetimeMs, openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

const check = (orderId: string, amount = price) =>
  payme.ask('CheckPerformTransaction', { amount, account: { order_id: orderId } });
const isOne = (code: number) => (answer: { error?: { code: number } }) => answer.error?.code === code;

describe('may it be paid', () => {
  it('says yes as often as it is asked, and changes nothing', async () => {
    const { id } = await payme.waiting();
    for (let times = 0; times < 2; times += 1)
      expect(await check(id)).toEqual({ jsonrpc: '2.0', id: 1, result: { allow: true } });
    expect(await payme.payment(id)).toMatchObject({ status: 'requires_action', providerPaymentId: null });
  });
  it("takes the shop's own order number, too", async () => {
    await payme.waiting({ orderId: 'order-of-the-shop' });
    expect((await check('order-of-the-shop')).result).toEqual({ allow: true });
  });
  it.each([
    ['an order that does not exist', { order_id: 'nothing' }, price, -31_050],
    ['no order', {}, price, -31_050],
    ['a field that is not ours', { phone: '998901234567' }, price, -31_050],
    ['an empty order', { order_id: ' ' }, price, -31_050],
  ])('names the field for %s', async (_what, account, amount, code) => {
    for (const method of ['CheckPerformTransaction', 'CreateTransaction']) {
      const { error } = await payme.ask(method, { id: anId(), time: await payme.nowMs(), amount, account });
      expect(error).toMatchObject({ code, data: 'order_id' });
    }
  });
  it.each([price + 1, price - 1, 0, -price])('refuses the amount %d', async (amount) => {
    const { id } = await payme.waiting();
    expect((await check(id, amount)).error?.code).toBe(-31_001);
    const creation = { ...(await payme.creation(id)), amount };
    expect((await payme.ask('CreateTransaction', creation)).error?.code).toBe(-31_001);
  });
  it.each(['5000000', 5_000_000.5, null])('does not take %o for an amount', async (amount) => {
    const { id } = await payme.waiting();
    const { error } = await payme.ask('CheckPerformTransaction', { amount, account: { order_id: id } });
    expect(error?.code).toBe(-32_600);
  });
  it('says no to what was paid, and to what was called off', async () => {
    const { id, payment } = await payme.opened();
    await payme.ask('PerformTransaction', { id });
    expect((await check(payment.id)).error).toMatchObject({ code: -31_008 });
    const cancelled = await payme.waiting();
    await payme.post(`/payments/${cancelled.id}/cancel`);
    expect((await check(cancelled.id)).error).toMatchObject({ code: -31_008 });
  });
});

it('says no while somebody is about to pay, and yes again when they gave up', async () => {
  const { id, payment } = await payme.opened();
  expect((await check(payment.id)).error?.code).toBe(-31_008);
  await payme.ask('CancelTransaction', { id, reason: 3 });
  expect((await check(payment.id)).result).toEqual({ allow: true });
});

describe('one order is paid once', () => {
  it('ten payers at once: one of them may', async () => {
    const { id } = await payme.waiting();
    const creations = await Promise.all(Array.from({ length: 10 }, () => payme.creation(id)));
    const answers = await Promise.all(creations.map((params) => payme.ask('CreateTransaction', params)));
    expect(answers.filter(({ result }) => result?.state === 1)).toHaveLength(1);
    expect(answers.filter(isOne(-31_008))).toHaveLength(9);
  });
  it('one payer ten times at once: one transaction', async () => {
    const { id } = await payme.waiting();
    const params = await payme.creation(id);
    const create = () => payme.ask('CreateTransaction', params);
    const answers = await Promise.all(Array.from({ length: 10 }, create));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1);
    const perform = () => payme.ask('PerformTransaction', { id: params.id });
    const performed = await Promise.all(Array.from({ length: 10 }, perform));
    expect(new Set(performed.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1);
    expect(performed[0]!.result?.state).toBe(2);
  });
  it('a payer who gave up leaves the place to the next', async () => {
    const { id, payment } = await payme.opened();
    await payme.ask('CancelTransaction', { id, reason: 3 });
    const next = await payme.creation(payment.id);
    expect((await payme.ask('CreateTransaction', next)).result?.state).toBe(1);
  });
  it('a payer whose time is over does, too, and cannot pay any more', async () => {
    const { payment } = await payme.waiting().then(async (waiting) => {
      // Payme made it long ago: its twelve hours count from there.
      const time = (await payme.nowMs()) - lifetimeMs + 60_000;
      const params = { ...(await payme.creation(waiting.id)), time };
      expect((await payme.ask('CreateTransaction', params)).result?.state).toBe(1);
      return { payment: waiting };
    });
    await payme.pass(60_000);
    const next = await payme.creation(payment.id);
    expect((await payme.ask('CreateTransaction', next)).result?.state).toBe(1);
  });
  it('a transaction that is too old when it comes is not opened', async () => {
    const { id } = await payme.waiting();
    const params = { ...(await payme.creation(id)), time: (await payme.nowMs()) - lifetimeMs - 1 };
    expect((await payme.ask('CreateTransaction', params)).error?.code).toBe(-31_008);
    expect((await payme.ask('CheckTransaction', { id: params.id })).error?.code).toBe(-31_003);
  });
  it('a payment that the shop called off meanwhile is refused, so Payme gives the money back', async () => {
    const { id, payment } = await payme.opened();
    const { body } = await payme.post(`/payments/${payment.id}/cancel`);
    expect(body.status).toBe('cancelled');
    expect((await payme.twice('PerformTransaction', { id })).error?.code).toBe(-31_008);
    expect(await payme.payment(payment.id)).toMatchObject({ status: 'cancelled', capturedAmount: 0 });
  });
});
