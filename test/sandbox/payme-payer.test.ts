import { eventually } from '../support/eventually.ts';
import { checkoutLink, openPayme, type OpenPayme } from './open-payme.ts';

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme();
});
beforeEach(() => {
  open.shop.mishap = () => null;
});
afterAll(() => open.close());

const hourMs = 3_600_000;
const check = 'CheckPerformTransaction';
const create = 'CreateTransaction';
const perform = 'PerformTransaction';
const cancel = 'CancelTransaction';
const refusal = (code: number) => ({ error: { code, message: { ru: 'а', uz: 'b', en: 'No' } } });

describe('a payer who pays', () => {
  it('is walked through check, creation and performance, and charged once', async () => {
    open.sell('pay_1');
    const walked = await open.payer('pay_1');
    expect(walked).toMatchObject({ state: 'paid', receiptState: 4, error: null });
    expect(open.shop.asked('pay_1')).toEqual([check, create, perform]);
    const [transaction] = open.shop.books.transactions('pay_1');
    expect(transaction).toMatchObject({ id: walked.receiptId, state: 2, amount: 5_000_000 });
    expect(open.shop.books.delivered('pay_1')).toBe(1);
    expect(await open.moved('pay_1')).toEqual(['charge 5000000']);
  });

  it('is told when the shop refuses, and nothing is taken', async () => {
    open.sell('pay_2');
    const stranger = checkoutLink(open.url, 'pay_stranger', 100);
    expect(await open.payer('pay_stranger', 'pay', stranger)).toMatchObject({
      state: 'refused',
      receiptState: 50,
      error: { code: -31050, message: 'no', data: 'order_id' },
    });
    open.shop.mishap = ({ method }) => (method === create ? refusal(-31008) : null);
    expect(await open.payer('pay_2')).toMatchObject({ state: 'refused', error: { code: -31008 } });
    expect(open.shop.asked('pay_2')).toEqual([check, create]);
    expect(await open.moved('pay_2')).toEqual([]);
  });

  it('gets the money back when the shop refuses to close the transaction', async () => {
    open.sell('pay_3');
    open.shop.mishap = ({ method }) => (method === perform ? refusal(-31008) : null);
    expect(await open.payer('pay_3')).toMatchObject({ state: 'refused', receiptState: 50, reason: 3 });
    expect(open.shop.asked('pay_3')).toEqual([check, create, perform, cancel]);
    expect(open.shop.books.transactions('pay_3')).toMatchObject([{ state: -1, reason: 3 }]);
    expect(await open.moved('pay_3')).toEqual([]);
  });

  it('gets the money back when the answers are outside the protocol', async () => {
    open.sell('pay_4');
    open.shop.mishap = ({ method }) => (method === perform ? { result: { transaction: 1, state: 2 } } : null);
    expect(await open.payer('pay_4')).toMatchObject({ state: 'refused', error: { code: -31623 } });
    expect(open.shop.books.transactions('pay_4')).toMatchObject([{ state: -1 }]);
  });

  it('is declined as often as a latency profile says', async () => {
    open.sell('pay_5');
    await open.control('POST', '/latency', { provider: 'payme', medianMs: 0, p99Ms: 0, declineRate: 1 });
    expect(await open.payer('pay_5')).toMatchObject({ state: 'cancelled', reason: 2 });
    await open.control('DELETE', '/latency');
    expect(open.shop.books.transactions('pay_5')).toMatchObject([{ state: -1, reason: 2 }]);
    expect(await open.payer('pay_5')).toMatchObject({ state: 'paid' });
  });
});

describe('a payer who does not pay', () => {
  it('cancels, and may come again', async () => {
    open.sell('pay_6');
    expect(await open.payer('pay_6', 'cancel')).toMatchObject({ state: 'cancelled', reason: 3 });
    expect(open.shop.asked('pay_6')).toEqual([check, create, cancel]);
    expect(await open.payer('pay_6')).toMatchObject({ state: 'paid' });
    expect(await open.moved('pay_6')).toEqual(['charge 5000000']);
  });

  it('leaves a transaction open that blocks the order for twelve hours', async () => {
    open.sell('pay_7');
    const left = await open.payer('pay_7', 'abandon');
    expect(left).toMatchObject({ state: 'abandoned', receiptState: 1 });
    expect(open.shop.asked('pay_7')).toEqual([check, create]);
    expect(await open.payer('pay_7')).toMatchObject({ state: 'refused', error: { code: -31008 } });
    await open.advance(12 * hourMs);
    await eventually('it is given up', async () => {
      const { result } = await open.subscribe('receipts.check', { id: left.receiptId });
      return result['state'] === 50;
    });
    expect(open.shop.books.transactions('pay_7')).toMatchObject([{ state: -1, reason: 4 }]);
    expect(await open.payer('pay_7')).toMatchObject({ state: 'paid' });
  });
});

describe('a payer without a way', () => {
  it.each([
    ['a link to another merchant', 'm=000000000000000000000000;ac.order_id=p;a=1', '-31601'],
    ['a link without the order', 'm=65f0c0ffee00000000000001;a=1', 'ac.order_id'],
    ['a link without an amount', 'm=65f0c0ffee00000000000001;ac.order_id=p', '-31610'],
    ['a link for nothing', 'm=65f0c0ffee00000000000001;ac.order_id=p;a=0', '-31611'],
    ['a link with a broken return address', 'm=65f0c0ffee00000000000001;ac.order_id=p;a=1;c=shop', '-31610'],
  ])('is told what is wrong with %s', async (_what, params, said) => {
    const link = `${open.url}/${Buffer.from(params).toString('base64')}`;
    await expect(open.payer('p', 'pay', link)).rejects.toThrow(new RegExp(`422.*${said}`));
    const page = await fetch(link);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(said);
  });

  it('is told when the shop leads nowhere', async () => {
    await expect(open.payer('pay_nowhere')).rejects.toThrow(/409.*404 and leads nowhere/);
    const alone = await openPayme({ payme: { shopUrl: undefined } });
    await expect(alone.payer('pay_x')).rejects.toThrow(/422.*KASSA_URL/);
    await alone.close();
  });
});
