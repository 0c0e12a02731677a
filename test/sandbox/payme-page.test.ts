import { eventually } from '../support/eventually.ts';
import { checkoutLink, openPayme, type OpenPayme } from './open-payme.ts';

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme();
});
afterAll(() => open.close());

const press = (link: string, act: string): Promise<Response> =>
  fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `act=${act}`,
  });
const back = 'https://shop.example.uz/return?o=:account.order_id&t=:transaction';

describe('the payment page', () => {
  it('shows what is to be paid and lets it be paid', async () => {
    open.sell('pay_1', 5_000_050);
    const link = checkoutLink(open.url, 'pay_1', 5_000_050, `;l=uz;cr=860;c=${back}`);
    const page = await fetch(link);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('50000.50 UZS');
    expect(text).toContain('pay_1');
    const paid = await press(link, 'pay');
    const [transaction] = open.shop.books.transactions('pay_1');
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(
      `https://shop.example.uz/return?o=pay_1&t=${String(transaction?.id)}`,
    );
    expect(transaction?.state).toBe(2);
    expect(await open.moved('pay_1')).toEqual(['charge 5000050']);
  });

  it('lets the payer cancel, and says null for a transaction that never was', async () => {
    open.sell('pay_2');
    const cancelled = await press(checkoutLink(open.url, 'pay_2', 5_000_000), 'cancel');
    expect(cancelled.status).toBe(200);
    expect(open.shop.books.transactions('pay_2')).toMatchObject([{ state: -1 }]);
    const refused = await press(checkoutLink(open.url, 'pay_none', 100, `;c=${back}`), 'pay');
    expect(refused.headers.get('location')).toBe('https://shop.example.uz/return?o=pay_none&t=null');
  });

  it('shows the result for a while when the link says so', async () => {
    open.sell('pay_3');
    const link = checkoutLink(open.url, 'pay_3', 5_000_000, ';c=https://shop.example.uz/;ct=1500');
    const paid = await press(link, 'pay');
    expect(paid.headers.get('refresh')).toBe('1.5;url=https://shop.example.uz/');
  });

  it('takes the link percent-encoded too', async () => {
    open.sell('pay_4');
    const link = new URL(checkoutLink(open.url, 'pay_4', 5_000_000));
    const page = await fetch(`${link.origin}/${encodeURIComponent(link.pathname.slice(1))}`);
    expect(await page.text()).toContain('pay_4');
  });

  it('shows nothing of what somebody writes into a link', async () => {
    const link = checkoutLink(open.url, '<script>alert(1)</script>', 100);
    expect(await (await fetch(link)).text()).not.toContain('<script>');
  });

  it('is remembered for a payer whose shop no longer leads there', async () => {
    open.shop.books.sell('pay_5', 100);
    await fetch(checkoutLink(open.url, 'pay_5', 100));
    expect(await open.payer('pay_5')).toMatchObject({ state: 'paid' });
    await eventually('it is booked', async () => (await open.moved('pay_5')).length === 1);
  });
});
