import { type Browser, type Page } from 'playwright-core';
import { aSubscriber, billingOf, type InvoiceBody, type Subscriber } from '#test/e2e/billing/a-subscriber';
import { openBrowser } from '#test/support/browser';
import { eventually } from '#test/support/eventually';
import { readPdf } from '#test/support/pdf-text';
import { openWorld, type World } from '#test/support/world';
import { accessibilityFaults } from './accessibility.ts';
import { describeAccountPage } from './describe-account-page.ts';

let world: World;
let browser: Browser;
let page: Page;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  ends.push(() => browser.close());
  world = await openWorld();
  ends.push(() => world.dispose());
  await world.post('/plans/seed', { catalogue: 'publishing' });
  page = await browser.newPage({ locale: 'en-GB', viewport: { width: 800, height: 1_000 } });
});
afterAll(async () => {
  for (const end of ends) await end();
});

const takesScreenshots = process.env['UPDATE_SCREENSHOTS'] === '1';
/** Looks at the page as everybody does, then as those do who can't see it. */
const inspect = async (screenshot?: string): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([]);
  if (takesScreenshots && screenshot !== undefined)
    await page.screenshot({ path: `docs/images/${screenshot}.png`, fullPage: true });
};
const text = () => page.innerText('main');
const press = async (name: string | RegExp) => {
  await page.getByRole('button', { name }).click();
};
const follow = async (name: string | RegExp) => {
  await page.getByRole('link', { name }).first().click();
};

/** A subscription whose invoices are paid by link, and the first of them. */
const owing = async (is: Parameters<typeof aSubscriber>[1] = {}, what: object = {}) => {
  const somebody = await aSubscriber(world, { name: 'Ann Chovey', email: 'ann@example.com', ...is });
  const { body } = await billingOf(world).subscribe(somebody, { payBy: 'link', ...what });
  return { somebody, invoice: body.invoice as InvoiceBody };
};
const invoiceNow = async ({ as }: Subscriber, { id }: InvoiceBody) =>
  (await world.get(`/invoices/${id}`, { as })).body as InvoiceBody;
/** Waits until the provider's word of it has come. */
const paid = (somebody: Subscriber, invoice: InvoiceBody) =>
  eventually('the invoice is paid', async () => {
    await world.settle();
    return (await invoiceNow(somebody, invoice)).status === 'paid';
  });
const chargesFor = async (invoice: InvoiceBody) =>
  (await world.ledger()).filter(
    ({ kind, amount, status }) => kind === 'charge' && amount === invoice.amountDue && status === 'succeeded',
  );

describe('the page of an invoice', () => {
  it('given what is owed, when its payer opens the link, then all is there that stands on it, and the PDF says the same', async () => {
    const { invoice } = await owing();
    const answer = await page.goto(invoice.payUrl!);
    expect(answer?.headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none';style-src 'self'"),
    });
    for (const said of [`Invoice ${invoice.number}`, 'Ann Chovey', 'Pro', '$29.99', 'To be paid'])
      expect(await text()).toContain(said);
    await inspect('invoice');

    const pdf = await page.request.get(`${invoice.payUrl!}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    const pieces = readPdf(await pdf.body()).pages.flat();
    for (const said of [invoice.number, 'Ann Chovey', '$29.99']) expect(pieces).toContain(said);
  });

  it('given a saved card, when the form is sent twice at once, then it is charged once and the page says thank you', async () => {
    const { somebody, invoice } = await owing();
    await page.goto(invoice.payUrl!);
    expect(await text()).toContain('Visa •••• 4242');
    const field = await page.inputValue('input[name=form]');
    const way = await page.inputValue('input[name=way]:checked');
    const send = (form: Record<string, string>) =>
      page.request.post(`${invoice.payUrl!}/pay`, { form, maxRedirects: 0 });
    const both = await Promise.all([send({ form: field, way }), send({ form: field, way })]);
    for (const answer of both) expect(answer.status()).toBe(303);
    await paid(somebody, invoice);
    await page.reload();
    expect(await text()).toContain('Thank you');
    expect(await page.getByRole('button').count()).toBe(0);
    await inspect();
    const late = await send({ form: field, way });
    expect(late.status()).toBe(303);
    expect(await chargesFor(invoice)).toHaveLength(1);
  });

  it('given a browser without scripts, when its user pays at PayPal, then they come back to an invoice that is paid', async () => {
    const { somebody, invoice } = await owing({ token: null });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(invoice.payUrl!);
    await plain.getByRole('button', { name: /^Pay / }).click();
    expect(plain.url()).not.toContain(world.url);
    await plain.getByRole('button', { name: 'Approve', exact: true }).click();
    await plain.waitForURL(`${world.url}/i/**`);
    await paid(somebody, invoice);
    await plain.reload();
    expect(await plain.innerText('main')).toContain('Thank you');
    await context.close();
  });

  it('given a card that the bank refuses, when it is tried, then the page says why, and one may pay another way', async () => {
    const { somebody, invoice } = await owing({ token: 'pm_card_chargeCustomerFail' });
    await page.goto(`${invoice.payUrl!}?lang=ru`);
    expect(await page.getAttribute('html', 'lang')).toBe('ru');
    await press(/^Оплатить/);
    expect(await text()).toContain('Последняя попытка оплаты не удалась.');
    await inspect();
    await page.getByLabel('PayPal').check();
    await press(/^Оплатить/);
    expect(page.url()).not.toContain(world.url);
    await press('Cancel');
    await page.waitForURL(`${world.url}/i/**`);
    expect(await text()).toContain('Вы не завершили оплату.');
    expect(await page.getByRole('button', { name: /^Оплатить/ }).count()).toBe(1);
    expect(await invoiceNow(somebody, invoice)).toMatchObject({ status: 'open' });
  });
});

describe('the page of an invoice in sums', () => {
  it('given gateways that take sums, when it is paid at one of them, then it says so in the payer’s language', async () => {
    const price = { interval: 'month', amount: 9_900_000, currency: 'UZS' };
    const plan = { id: 'pln_uz', name: '<b>Oltin</b>', rank: 90, prices: [price] };
    expect((await world.post('/plans', plan)).status).toBe(201);
    const { somebody, invoice } = await owing({ token: null }, { planId: 'pln_uz', currency: 'UZS' });
    await page.goto(`${invoice.payUrl!}?lang=uz`);
    for (const said of ['<b>Oltin</b>', '99\u00A0000,00\u00A0soʻm', 'Payme', 'Click'])
      expect(await text()).toContain(said);
    expect(await text()).not.toContain('PayPal');
    await inspect();
    await page.getByLabel('Payme').check();
    await press(/to‘lash$/);
    expect(page.url()).not.toContain(world.url);
    const { attempts } = await invoiceNow(somebody, invoice);
    await world.playPayer('payme', attempts.at(-1)!.paymentId!, 'pay');
    await paid(somebody, invoice);
    await page.goto(`${invoice.payUrl!}?lang=uz`);
    expect(await text()).toContain('Rahmat');
  });
});

describeAccountPage(() => ({ world, page, text, press, follow, inspect, owing }));
