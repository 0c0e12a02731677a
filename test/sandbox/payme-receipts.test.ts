import { eventually } from '../support/eventually.ts';
import { openPayme, type OpenPayme, type RpcAnswer, type ShownReceipt } from './open-payme.ts';

type ReceiptAnswer = RpcAnswer<{ readonly receipt: ShownReceipt }>;

const secondMs = 1000;
const dayMs = 86_400_000;
const ok = 'sandbox-payme-card-ok';

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme({ payme: { cancelDelayMs: 3_600_000 } });
});
afterAll(() => open.close());

const create = async (order: string, more: object = {}): Promise<ShownReceipt> => {
  const params = { amount: 5_000_000, account: { order_id: order }, ...more };
  return ((await open.subscribe('receipts.create', params)) as unknown as ReceiptAnswer).result.receipt;
};
const call = (method: string, id: string, more: object = {}): Promise<ReceiptAnswer> =>
  open.subscribe(`receipts.${method}`, { id, ...more });
const state = async (id: string): Promise<unknown> =>
  (await open.subscribe('receipts.check', { id })).result['state'];
const held = async (order: string): Promise<string> => {
  const { _id: id } = await create(order, { hold: true });
  expect((await call('pay', id, { token: ok, hold: true })).result.receipt).toMatchObject({
    state: 5,
    pay_time: 0,
  });
  return id;
};

describe('a receipt', () => {
  it('is created, paid, taken back, and never asks the shop', async () => {
    const receipt = await create('pay_1', { description: 'Order 1' });
    expect(receipt).toMatchObject({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      state: 0,
      amount: 5_000_000,
      currency: 860,
      pay_time: 0,
      cancel_time: 0,
      card: null,
      account: [{ name: 'order_id', title: 'order_id', value: 'pay_1', main: true }],
      description: 'Order 1',
    });
    const paid = (await call('pay', receipt._id, { token: ok, payer: { phone: '998901234567' } })).result
      .receipt;
    expect(paid).toMatchObject({ state: 4, card: { number: '860006******6311', expire: '9903' } });
    expect(paid.pay_time).toBeGreaterThan(1_600_000_000_000);
    expect((await call('pay', receipt._id, { token: ok })).error.code).toBe(-31008);
    expect(await open.moved('pay_1')).toEqual(['charge 5000000']);

    expect((await call('cancel', receipt._id)).result.receipt).toMatchObject({ state: 21, cancel_time: 0 });
    expect((await call('cancel', receipt._id)).result.receipt.state).toBe(21);
    expect(await open.moved('pay_1')).toEqual(['charge 5000000']);
    await open.advance(3_600_000);
    expect(await state(receipt._id)).toBe(50);
    expect((await call('cancel', receipt._id)).result.receipt).toMatchObject({
      state: 50,
      amount: 5_000_000,
    });
    expect(await open.moved('pay_1')).toEqual(['charge 5000000', 'refund 5000000']);
    expect(open.shop.calls).toEqual([]);
  });

  it('that is unpaid is cancelled at once and moves nothing', async () => {
    const { _id: id } = await create('pay_2');
    expect((await call('cancel', id)).result.receipt.state).toBe(50);
    expect((await call('pay', id, { token: ok })).error.code).toBe(-31008);
    expect(await open.moved('pay_2')).toEqual([]);
  });

  it('is over once a card could not pay it', async () => {
    const { _id: id } = await create('pay_3');
    expect((await call('pay', id, { token: 'sandbox-payme-card-gone' })).error.code).toBe(-31400);
    expect(await state(id)).toBe(0);
    expect((await call('pay', id, { token: 'sandbox-payme-card-poor' })).error.code).toBe(-31630);
    expect((await call('get', id)).result.receipt).toMatchObject({ state: 50, error: { code: -31630 } });
    expect(await open.moved('pay_3')).toEqual([]);
  });

  it('is being debited for ten seconds by a slow card, which then fails', async () => {
    const { _id: id } = await create('pay_4');
    const answer = call('pay', id, { token: 'sandbox-payme-card-slow' });
    await eventually('it is being debited', async () => (await state(id)) === 2);
    expect((await call('cancel', id)).error.code).toBe(-31008);
    await open.advance(10 * secondMs);
    expect((await answer).error.code).toBe(-31002);
    expect(await state(id)).toBe(50);
    expect(await open.moved('pay_4')).toEqual([]);
  });

  it('may be held, confirmed with less, and then given back', async () => {
    const id = await held('pay_5');
    expect(await open.moved('pay_5')).toEqual([]);
    expect((await call('confirm_hold', id, { amount: 5_000_001 })).error.code).toBe(-31001);
    expect((await call('confirm_hold', id, { amount: 3_000_000 })).result.receipt).toMatchObject({
      state: 4,
      amount: 3_000_000,
    });
    expect((await call('confirm_hold', id)).error.code).toBe(-31008);
    await call('cancel', id);
    await open.advance(3_600_000);
    expect(await open.moved('pay_5')).toEqual(['capture 3000000', 'refund 3000000']);
  });

  it('may be held and let go, by a call or after thirty days', async () => {
    const id = await held('pay_6');
    expect((await call('cancel', id)).result.receipt).toMatchObject({ state: 50, pay_time: 0 });
    expect(await open.moved('pay_6')).toEqual(['void 5000000']);
    const lapsing = await held('pay_7');
    await open.advance(30 * dayMs);
    expect(await state(lapsing)).toBe(50);
    expect(await open.moved('pay_7')).toEqual(['void 5000000']);
  });

  it('is held only when creation and payment both say so', async () => {
    const { _id: id } = await create('pay_8', { hold: true });
    expect((await call('pay', id, { token: ok })).error).toMatchObject({ code: -32602, data: 'hold' });
  });

  it('is listed by the time of its creation, a page at a time', async () => {
    const other = await openPayme();
    const from = Date.now();
    for (const order of ['a', 'b', 'c'])
      await other.subscribe('receipts.create', { amount: 100, account: { order_id: order } });
    const page = async (more: object): Promise<readonly string[]> => {
      const params = { count: 2, from, to: Date.now() + secondMs, ...more };
      const { result }: RpcAnswer<ShownReceipt[]> = await other.subscribe('receipts.get_all', params);
      return result.map(({ account }) => account[0]?.value ?? '');
    };
    expect(await page({})).toEqual(['a', 'b']);
    expect(await page({ offset: 2 })).toEqual(['c']);
    expect(await page({ from: 0, to: from - 1 })).toEqual([]);
    await other.close();
  });

  it('is sent by SMS and fiscalised by the merchant', async () => {
    const { _id: id } = await create('pay_9');
    expect((await call('send', id, { phone: '998901234567' })).result).toEqual({ success: true });
    expect((await call('send', id, { phone: '12' })).error).toMatchObject({ code: -32602, data: 'phone' });
    const fiscal = { receipt_id: 121, qr_code_url: 'https://ofd.uz/check' };
    expect((await call('set_fiscal_data', id, { fiscal_data: fiscal })).result).toEqual({ success: true });
    expect((await call('set_fiscal_data', id, { fiscal_data: {} })).error.code).toBe(-32602);
  });
});

describe('a receipt that was paid on the payment page', () => {
  it('is the transaction, and cancelling it makes the shop give it back', async () => {
    open.sell('pay_10');
    const { receiptId: id } = await open.payer('pay_10');
    expect((await call('cancel', id)).result.receipt.state).toBe(21);
    await eventually('it is cancelled', async () => (await state(id)) === 50);
    expect(open.shop.books.transactions('pay_10')).toMatchObject([{ id, state: -2, reason: 5 }]);
    expect(await open.moved('pay_10')).toEqual(['charge 5000000', 'refund 5000000']);
  });

  it('stays paid when the shop will not give it back', async () => {
    open.sell('pay_11');
    const { receiptId: id } = await open.payer('pay_11');
    open.shop.mishap = () => ({ error: { code: -31007, message: { en: 'It was delivered' } } });
    await call('cancel', id);
    await eventually('it is paid again', async () => (await state(id)) === 4);
    expect((await call('get', id)).result.receipt).toMatchObject({ state: 4, error: { code: -31007 } });
    expect(await open.moved('pay_11')).toEqual(['charge 5000000']);
    open.shop.mishap = () => null;
  });
});
