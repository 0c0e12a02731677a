import { aCharge, card, customer } from '#test/support/client';
import { type World } from '#test/support/world';
import { buttonOf, control, linked, type Person } from './people.ts';

type Given = {
  readonly status: string;
  readonly item: { planName: string };
  readonly cancelsAt: Date | null;
};

/** What the bot says and does about subscriptions and invoices, in a world that others share. */
export const describeBillingTalks = (worldOf: () => World): void => {
  let world: World;
  beforeAll(() => void (world = worldOf()));

  const withCard = async (sub: string, name = 'visa'): Promise<Person> => {
    const person = await linked(world, sub);
    const saved = await world.post('/payment-methods', card(name), { as: customer(sub) });
    expect([saved.status, saved.body.status]).toEqual([201, 'active']);
    return person;
  };
  const subscriptionsOf = async (sub: string): Promise<readonly Given[]> => {
    const { data } = await world.modules.billing.listSubscriptions(
      { tenantId: 'acme' as never, ownerId: sub },
      {},
      { limit: 10 },
    );
    return data;
  };
  const subscribed = async (sub: string, plan = 'Starter'): Promise<Person> => {
    const person = await withCard(sub);
    await person.press(await person.write('/subscribe'), `${plan} · $`);
    expect(await subscriptionsOf(sub)).toMatchObject([{ status: 'active', item: { planName: plan } }]);
    return person;
  };

  describe('/subscribe', () => {
    it('shows the plans by tier with their prices, and opens what was chosen with the saved card', async () => {
      const ann = await withCard('sub-ann');
      const plans = await ann.write('/subscribe');
      expect(plans.text).toContain('Choose a plan:');
      expect(plans.buttons.flat().map(({ text }) => text)).toEqual(
        expect.arrayContaining([
          'Starter · $9.99 / month',
          'Starter · $99.99 / year',
          'Enterprise · $999.99 / year',
        ]),
      );
      const answer = await ann.press(plans, 'Starter · $9.99');
      expect(answer).toMatchObject({ edited: true, buttons: [] });
      expect(answer.text).toMatch(/^Starter is active. It renews on /);
      expect((await ann.write('/subscribe')).text).toContain('You have Starter already');
    });

    it('answers with the link to pay where there is no card, and shows it again', async () => {
      const ben = await linked(world, 'sub-ben');
      const answer = await ben.press(await ben.write('/subscribe'), 'Pro · $29.99');
      expect(answer.text).toMatch(/^Pro begins when \$29\.99/);
      const { url } = buttonOf(answer, 'Pay');
      expect(url).toMatch(/^https:\/\/pay\.example\/i\//);
      expect(buttonOf(await ben.write('/subscribe'), 'Pay').url).toBeDefined();
      expect(await subscriptionsOf('sub-ben')).toMatchObject([{ status: 'incomplete' }]);
    });

    it('opens one subscription, however often and whatever is pressed', async () => {
      const cem = await linked(world, 'sub-cem');
      const plans = await cem.write('/subscribe');
      const pro = buttonOf(plans, 'Pro · $29.99').data!;
      const starter = buttonOf(plans, 'Starter · $9.99').data!;
      const press = (data: string) =>
        control(world, 'POST', '/telegram/press', {
          ...{ chatId: cem.chatId, messageId: plans.messageId, data },
        });
      await Promise.all([press(pro), press(pro), press(starter)]);
      await cem.write('/help');
      expect(await subscriptionsOf('sub-cem')).toMatchObject([{ item: { planName: 'Pro' } }]);
    });

    it.each([
      ['that is forged', (data: string) => data.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 0],
      ['from another chat', async () => elsewhere(), 0],
      ['that is more than an hour old', (data: string) => data, 61 * 60_000],
    ])('does nothing for a button %s', async (what, change, ageMs) => {
      const sub = `sub-${what}`;
      const dan = await linked(world, sub);
      const plans = await dan.write('/subscribe');
      if (ageMs > 0) await world.pass(ageMs);
      const data = await change(buttonOf(plans, 'Pro · $29.99').data!);
      const { messageId, text, buttons } = plans;
      expect(await dan.pressData(messageId, data, true)).toMatchObject({ text, buttons, edited: false });
      expect(await subscriptionsOf(sub)).toEqual([]);
    });
    const elsewhere = async (): Promise<string> => {
      const other = await linked(world, 'sub-elsewhere');
      return buttonOf(await other.write('/subscribe'), 'Pro · $29.99').data!;
    };
  });

  describe('/manage_subscription', () => {
    it('changes the plan after saying what it costs', async () => {
      const eva = await subscribed('sub-eva');
      const manage = await eva.write('/manage_subscription');
      expect(manage.text).toContain('Plan: Starter, $9.99 / month\nStatus: active\nNext payment: $9.99');
      expect(buttonOf(manage, 'Payment method').url).toMatch(/^https:\/\/pay\.example\/portal\//);
      const plans = await eva.press(manage, 'Change plan');
      expect(plans.buttons.flat().some(({ text }) => text.startsWith('Starter · $9.99'))).toBe(false);
      const question = await eva.press(plans, 'Pro · $29.99');
      expect(question.text).toMatch(
        /^Pro at \$29\.99 \/ month, from now on\. Due now: \$(19\.\d\d|20\.00)\.$/,
      );
      const yes = buttonOf(question, 'Change').data!;
      expect((await eva.press(question, 'Change')).text).toBe('Done: you have Pro now.');
      // The question is gone from the message; what once was under it changes nothing any more.
      expect((await eva.pressData(question.messageId, yes, true)).text).toBe('Done: you have Pro now.');
      expect(await subscriptionsOf('sub-eva')).toMatchObject([{ item: { planName: 'Pro' } }]);
    });

    it('makes no change that was offered for another standing', async () => {
      const mia = await subscribed('sub-mia');
      const card = await mia.write('/manage_subscription');
      const [one, two] = [await mia.write('/manage_subscription'), card];
      const toPro = await mia.press(await mia.press(one, 'Change plan'), 'Pro · $29.99');
      const toEnterprise = await mia.press(await mia.press(two, 'Change plan'), 'Enterprise · $99.99');
      await mia.press(toPro, 'Change');
      expect((await mia.press(toEnterprise, 'Change')).text).toContain('Plan: Pro');
      expect(await subscriptionsOf('sub-mia')).toMatchObject([{ item: { planName: 'Pro' } }]);
    });

    it('keeps less for the end of the period', async () => {
      const fay = await subscribed('sub-fay', 'Pro');
      const plans = await fay.press(await fay.write('/manage_subscription'), 'Change plan');
      const question = await fay.press(plans, 'Starter · $9.99');
      expect(question.text).toContain('Nothing is due now');
      expect((await fay.press(question, 'Change')).text).toMatch(/^Done: you get Starter on /);
      expect((await fay.write('/manage_subscription')).text).toContain('Becomes Starter on');
    });

    it('goes back without changing anything', async () => {
      const gus = await subscribed('sub-gus');
      const plans = await gus.press(await gus.write('/manage_subscription'), 'Change plan');
      const question = await gus.press(plans, 'Pro · $29.99');
      expect((await gus.press(question, 'Back')).text).toContain('Plan: Starter');
    });

    it('cancels with the period after asking, and takes that back', async () => {
      const hal = await subscribed('sub-hal');
      const question = await hal.press(await hal.write('/manage_subscription'), 'Cancel');
      expect(question.text).toMatch(/^Cancel Starter\? It stays yours until /);
      const yes = buttonOf(question, 'Yes').data!;
      expect((await hal.press(question, 'Yes')).text).toMatch(/^Cancelled. Everything works until /);
      const manage = await hal.write('/manage_subscription');
      expect(manage.text).toContain('Ends on ');
      expect((await hal.press(manage, 'Keep it')).text).toBe('Starter goes on as before.');
      // The old yes was carried out once, and is not again; it shows how things stand.
      const shown = await hal.pressData(question.messageId, yes, true);
      expect(shown.text).toMatch(/^Plan: Starter/);
      expect(await subscriptionsOf('sub-hal')).toMatchObject([{ status: 'active', cancelsAt: null }]);
    });

    it('cancels at once what is not paid for, and promises nothing else', async () => {
      const ned = await linked(world, 'sub-ned');
      await ned.press(await ned.write('/subscribe'), 'Pro · $29.99');
      const question = await ned.press(await ned.write('/manage_subscription'), 'Cancel');
      expect(question.text).toMatch(/^Cancel Pro\? It ends at once/);
      expect((await ned.press(question, 'Yes')).text).toBe('Cancelled. Pro has ended.');
      expect(await subscriptionsOf('sub-ned')).toMatchObject([{ status: 'cancelled' }]);
    });

    it('says so where there is nothing to manage', async () => {
      const ida = await linked(world, 'sub-ida');
      expect((await ida.write('/manage_subscription')).text).toContain('You have no subscription');
    });
  });

  describe('/billing_status', () => {
    it('tells the plan, the next payment and the last invoices', async () => {
      const jon = await subscribed('sub-jon');
      const { text, buttons } = await jon.write('/billing_status');
      expect(text).toMatch(/Plan: Starter, \$9\.99 \/ month\nStatus: active\nNext payment: \$9\.99 on /);
      expect(text).toMatch(/Last invoices:\n\S+ · \$9\.99 · .+ · paid$/);
      expect(buttons).toEqual([]);
    });

    it('tells what is due, with a button to pay it, in the language of the app', async () => {
      const kim = await linked(world, 'sub-kim', 'ru');
      await kim.press(await kim.write('/subscribe'), 'Starter · 9,99');
      const status = await kim.write('/billing_status');
      expect(status.text).toContain('Статус: ждёт первой оплаты');
      expect(status.text).toMatch(/К оплате: 9,99\s\$/);
      expect(buttonOf(status, 'Оплатить').url).toMatch(/^https:\/\/pay\.example\/i\//);
    });

    it('tells nothing of other customers', async () => {
      const lea = await linked(world, 'sub-lea');
      await world.post('/payments/charge', aCharge(), { as: customer('sub-other') });
      expect((await lea.write('/billing_status')).text).toBe(
        'You have no subscription. /subscribe shows the plans.\n\nNo invoices yet.',
      );
    });
  });
};
