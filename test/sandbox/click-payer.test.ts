import { openClick, type OpenClick, payLink } from './open-click.ts';

let open: OpenClick;
beforeAll(async () => {
  open = await openClick();
});
afterEach(() => {
  open.shop.mishap = () => null;
});
afterAll(() => open.close());

describe('a payer of Click', () => {
  it('pays through the link that the shop leads to: Prepare, debit, Complete, book', async () => {
    open.sell('pay_1', '50000.5');
    const paid = await open.payer('pay_1');
    expect(paid).toMatchObject({ state: 'paid', error: 0 });
    expect(open.shop.books.delivered('pay_1')).toBe(1);
    const [prepare, ...more] = open.shop.asked('pay_1', '0');
    const [complete] = open.shop.asked('pay_1', '1');
    expect(more).toEqual([]);
    expect(prepare).toMatchObject({ action: '0', error: '0', service_id: '12345' });
    expect(complete).toMatchObject({ action: '1', error: '0', merchant_prepare_id: expect.any(String) });
    expect(prepare).not.toHaveProperty('merchant_prepare_id');
    expect(complete?.['click_trans_id']).toBe(prepare?.['click_trans_id']);
    expect(complete?.['click_paydoc_id']).toBe(paid.clickPaydocId);
    expect(await open.ledger('pay_1')).toEqual([
      {
        id: paid.clickPaydocId,
        kind: 'charge',
        amount: 5_000_050,
        currency: 'UZS',
        status: 'succeeded',
        reference: 'pay_1',
        idempotencyKey: null,
        at: expect.any(String),
      },
    ]);
    expect(await open.stats()).toMatchObject({ wrongAnswers: 0, wrong: [], lost: 0 });
  });

  it('gets ids that no double can hold', async () => {
    open.sell('pay_big');
    const { clickTransId, clickPaydocId } = await open.payer('pay_big');
    for (const id of [clickTransId, clickPaydocId]) {
      expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
      expect(BigInt(Number(id))).not.toBe(BigInt(id));
    }
  });

  it('is debited nothing when the shop refuses to prepare', async () => {
    const link = open.sell('pay_dear', '70000');
    const altered = link.replace('70000', '1000');
    expect(await open.payer('pay_dear', 'pay', altered)).toMatchObject({ state: 'failed', error: -2 });
    expect(open.shop.asked('pay_dear', '1')).toEqual([]);
    expect(await open.ledger('pay_dear')).toEqual([]);
    expect(await open.payer('pay_dear')).toMatchObject({ state: 'paid' });
  });

  it('may cancel after Prepare, and pay with another attempt', async () => {
    open.sell('pay_twice');
    const first = await open.payer('pay_twice', 'cancel');
    expect(first).toMatchObject({ state: 'cancelled', error: -9 });
    expect(Number(open.shop.asked('pay_twice', '1')[0]?.['error'])).toBeLessThan(0);
    expect(await open.ledger('pay_twice')).toEqual([]);
    const second = await open.payer('pay_twice');
    expect(second).toMatchObject({ state: 'paid' });
    expect(second.clickTransId).not.toBe(first.clickTransId);
    expect(await open.payer('pay_twice')).toMatchObject({ state: 'failed', error: -4 });
    expect(await open.ledger('pay_twice')).toHaveLength(1);
  });

  it('may walk away: Prepare only', async () => {
    open.sell('pay_away');
    expect(await open.payer('pay_away', 'abandon')).toMatchObject({ state: 'abandoned' });
    expect(open.shop.asked('pay_away', '0')).toHaveLength(1);
    expect(open.shop.asked('pay_away', '1')).toEqual([]);
  });

  it('gets the money back when the shop answers -9 to Complete', async () => {
    open.sell('pay_late');
    open.shop.mishap = (call) =>
      call['action'] === '1' ? (answer) => answer.replace('"error":0', '"error":-9') : null;
    expect(await open.payer('pay_late')).toMatchObject({ state: 'returned', error: -9 });
    expect(await open.ledger('pay_late')).toEqual([]);
  });

  it('pays an invoice like a link, once', async () => {
    open.shop.books.sell('pay_invoice', '1200');
    const asked = {
      service_id: 12345,
      amount: 1200,
      phone_number: '998901234567',
      merchant_trans_id: 'pay_invoice',
    };
    const { text } = await open.merchant('POST', 'invoice/create', asked);
    const id = /"invoice_id":(\d+)/.exec(text)?.[1];
    const status = async () =>
      (await open.merchant('GET', `invoice/status/12345/${id}`)).body['invoice_status'];
    expect(await status()).toBe(0);
    expect(await open.payer('pay_invoice')).toMatchObject({ state: 'paid' });
    expect(await status()).toBe(1);
    await expect(open.payer('pay_invoice')).rejects.toThrow(/leads nowhere/);
    await open.merchant('POST', 'invoice/create', { ...asked, merchant_trans_id: 'pay_other' });
    open.shop.books.sell('pay_other', '1200');
    expect(await open.payer('pay_other', 'cancel')).toMatchObject({ state: 'cancelled' });
    await expect(open.payer('pay_other')).rejects.toThrow(/leads nowhere/);
  });

  it.each<[string, RegExp]>([
    ['https://my.click.uz/elsewhere?x=1', /not a pay link/],
    ['https://my.click.uz/services/pay?service_id=1', /service_id/],
    [payLink('https://my.click.uz', 'pay_foreign', '5'), /pay_foreign/],
  ])('is told what is wrong with %s', async (url, why) => {
    await expect(open.payer('pay_none', 'pay', url)).rejects.toThrow(why);
  });

  it('sees a page with the amount, pays there and returns to the shop', async () => {
    const back = 'https://shop.example.uz/done?o=<1>';
    const link = `${open.sell('pay_page', '2500.50')}&return_url=${encodeURIComponent(back)}`;
    const html = await (await fetch(link)).text();
    expect(html).toContain('2500.50 UZS for pay_page');
    const action = /action="([^"]+)"/.exec(html)?.[1];
    const paid = await fetch(new URL(String(action), link), {
      method: 'POST',
      body: new URLSearchParams({ act: 'pay' }),
      redirect: 'manual',
    });
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toMatch(/^https:\/\/shop\.example\.uz\/done/);
    expect(await open.ledger('pay_page')).toMatchObject([{ amount: 250_050 }]);
    expect((await fetch(link.replace('2500.50', '2500,50'))).status).toBe(400);
    expect((await fetch(new URL('/services/pay/1', link), { method: 'POST' })).status).toBe(404);
  });
});

describe('a Click without a shop', () => {
  it('says that nobody would confirm', async () => {
    const alone = await openClick({ click: { shopUrl: undefined } });
    const link = payLink(String(alone.sandbox.urls['click']), 'pay_x', '5');
    await expect(alone.payer('pay_x', 'pay', link)).rejects.toThrow(/KASSA_URL/);
    await alone.close();
  });
});
