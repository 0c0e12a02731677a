import { type Page } from 'playwright-core';
import { aSubscriber, billingOf, type InvoiceBody, type Subscriber } from '#test/e2e/billing/a-subscriber';
import { aSavedCard } from '#test/e2e/customers/saved';
import { type World } from '#test/support/world';
import { accessibilityFaults } from './accessibility.ts';

/** What somebody in front of a browser has and can do. */
type Visitor = Readonly<{
  world: World;
  page: Page;
  text(): Promise<string>;
  press(name: string | RegExp): Promise<void>;
  follow(name: string | RegExp): Promise<void>;
  inspect(screenshot?: string): Promise<void>;
  owing(): Promise<Readonly<{ invoice: InvoiceBody }>>;
}>;

/** The page of a customer's account, in a browser and a world that others share. */
export const describeAccountPage = (visitorOf: () => Visitor): void => {
  describe('the account page', () => {
    let { world, page, text, press, follow, inspect, owing } = {} as Visitor;
    beforeAll(() => void ({ world, page, text, press, follow, inspect, owing } = visitorOf()));
    let somebody: Subscriber;
    const open = async () => {
      const { body } = await world.post('/portal-sessions', {}, { as: somebody.as });
      await page.goto(body.url);
      return body.url as string;
    };
    beforeAll(async () => {
      somebody = await aSubscriber(world, { name: 'Bill Board' });
      await billingOf(world).subscribe(somebody);
      await aSavedCard(world, { token: 'pm_card_mastercard' }, somebody.as);
      await world.settle();
    });

    it('given a subscriber, when they open it, then their subscription, cards and invoices are there', async () => {
      await open();
      for (const said of ['Pro', 'Active', '$29.99 a month', 'Visa •••• 4242', 'Mastercard •••• 4444'])
        expect(await text()).toContain(said);
      await inspect('portal');
      await follow(/^INV/);
      expect(await text()).toContain('Thank you');
    });

    it('given a larger plan, when it is chosen and its price confirmed, then it is theirs and paid for', async () => {
      await open();
      await follow('Change plan');
      await inspect();
      await page.getByLabel(/^Enterprise, \$99\.99 a month/).check();
      await press('See what it costs');
      expect(await text()).toContain('Enterprise');
      const due = await page.locator('tfoot .strong td').innerText();
      await inspect();
      await press('Confirm the change');
      expect(await text()).toContain('Your plan has been changed.');
      expect(await text()).toContain(due);
      const { body } = await world.get('/subscriptions/current', { as: somebody.as });
      expect(body).toMatchObject({ status: 'active', planId: 'pln_enterprise' });
    });

    it('given a smaller plan, when it is confirmed, then it is said to come with the end of the period', async () => {
      await open();
      await follow('Change plan');
      await page.getByLabel(/^Starter, \$9\.99 a month/).check();
      await press('See what it costs');
      await press('Confirm the change');
      expect(await text()).toMatch(/will change at the end of the period.*Changes to Starter on/s);
    });

    it('given a small phone and long words, when it is opened, then no row runs over and no word is broken', async () => {
      const url = await open();
      await page.setViewportSize({ width: 360, height: 800 });
      for (const lang of ['ru', 'uz']) {
        await page.goto(`${url}?lang=${lang}`);
        const heights = await page
          .locator('.stacked .tight')
          .evaluateAll((all) => all.map((one) => one.clientHeight));
        expect(heights.length).toBeGreaterThan(0);
        expect(Math.max(...heights)).toBeLessThan(30);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
        expect(await accessibilityFaults(page)).toEqual([]);
        if (process.env['SHOTS'])
          await page.screenshot({ path: `${process.env['SHOTS']}/portal-${lang}.png`, fullPage: true });
      }
      const row = page.locator('.list > li').first();
      const before = await row.boundingBox();
      await row.locator('summary').click();
      expect(await row.boundingBox()).toEqual(before);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `${process.env['SHOTS']}/portal-open.png`, fullPage: true });
      await page.setViewportSize({ width: 800, height: 1_000 });
    });

    it('given two cards, when one is made the usual one and the other removed, then so it is', async () => {
      await open();
      await press(/^Use for payments: Mastercard/);
      expect(await text()).toContain('This is now what you pay with.');
      await page.getByLabel(/^Remove: Visa/).click();
      await inspect();
      await press(/^Yes, remove it: Visa/);
      expect(await text()).toContain('It has been removed.');
      const { body } = await world.get('/payment-methods?status=active', { as: somebody.as });
      expect(body.data).toMatchObject([{ brand: 'mastercard', default: true }]);
    });

    it('given a card that is added on the provider’s page, when its owner comes back, then it is there to pay with', async () => {
      const url = await open();
      await press('Add a card');
      expect(page.url()).not.toContain(world.url);
      await page.selectOption('select', 'pm_card_amex');
      await press('Save card');
      await page.waitForURL(`${url}?**`);
      expect(await text()).toMatch(/It has been saved.*Amex •••• 0005/s);
      await inspect();
      await press('Add a card');
      await follow('Cancel');
      expect(await text()).toContain('It is not saved.');
    });

    it('given a cancellation with a reason, when they think again, then the subscription goes on', async () => {
      await open();
      await follow('Cancel subscription');
      await inspect();
      await page.getByLabel(/Why are you leaving/).fill('Bill me on 4242 4242 4242 4242 instead');
      await press('Cancel subscription');
      expect(await text()).toContain('“Why are you leaving?” looks like a card number');
      await inspect();
      await page.goBack();
      await page.getByLabel(/Why are you leaving/).fill('<b>too dear</b>');
      await press('Cancel subscription');
      expect(await text()).toMatch(/has been cancelled.*Ends on/s);
      await press('Keep my subscription');
      expect(await text()).toMatch(/goes on.*Renews on/s);
    });

    it('given links that are forged, old, or for something else, when they are opened, then nothing is given away or done', async () => {
      const url = await open();
      const { invoice } = await owing();
      const field = await page.inputValue('input[name=form]');
      const statusOf = async (at: string) => (await page.request.get(at)).status();
      expect(await statusOf(`${url.slice(0, -1)}x`)).toBe(404);
      expect(await statusOf(url.replace('/portal/', '/i/'))).toBe(404);
      const send = async (to: string, data: Parameters<typeof page.request.post>[1]) =>
        (await page.request.post(to, { maxRedirects: 0, ...data })).status();
      expect(await send(`${url}/cancel`, { form: { when: 'now' } })).toBe(422);
      expect(await send(`${invoice.payUrl!}/pay`, { form: { form: field, way: 'redirect:paypal' } })).toBe(
        422,
      );
      expect(await send(`${url}/cancel`, { data: { form: field } })).toBe(415);
      await world.pass(30 * 60_000);
      expect((await page.goto(url))?.status()).toBe(410);
      expect(await text()).toContain('open your account there again');
      await inspect();
      const { body } = await world.get('/subscriptions/current', { as: somebody.as });
      expect(body).toMatchObject({ status: 'active', cancelsAt: null });
    });
  });
};
