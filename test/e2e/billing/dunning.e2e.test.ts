import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type Subscriber } from './a-subscriber.ts';

type Attempt = Readonly<{ at: string; outcome: string; failure: string | null }>;

describe('a period that is not paid', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  /** Subscribed and paid for a month, with a card that has since become another. */
  const overdue = async (token: string) => {
    const ann = await aSubscriber(world, { email: 'ann@example.com' });
    const { body } = await billing.subscribe(ann);
    const bad = await saved(ann, token);
    await billing.ask(ann, body.id, 'payment-method', { paymentMethodId: bad });
    await world.pass(Date.parse(body.currentPeriodEnd) - world.platform.clock.now().getTime());
    return { ann, id: String(body.id) };
  };
  /** Of what its owner was told of it, by the names of the letters, oldest first. */
  const toldOf = async ({ customerId }: Subscriber): Promise<string[]> => {
    const { body } = await world.get(`/admin/messages?customerId=${customerId}&limit=100`);
    const templates: string[] = body.data.map(({ template }: { template: string }) => template).reverse();
    return templates.filter((template) => !template.startsWith('invoice-'));
  };
  const saved = async ({ as }: Subscriber, token: string): Promise<string> =>
    (await world.post('/payment-methods', { type: 'card', token }, { as })).body.id;
  const attemptsOf = async ({ as }: Subscriber, id: string): Promise<Attempt[]> =>
    (await world.get(`/subscriptions/${id}/payment-attempts`, { as })).body.data;

  it('given a soft decline, when days pass, then it is tried after 1, 3 and 7 days, each time with less service, and ends free', async () => {
    const { ann, id } = await overdue('pm_card_chargeCustomerFail');
    const seen = [];
    for (const days of [0, 1, 2, 4, 3]) {
      await world.pass(days * dayMs);
      const { status, level, dunning } = await billing.read(ann, id);
      seen.push([status, level, dunning?.next ?? null]);
    }
    expect(seen).toEqual([
      ['past_due', 'full', 'charge'],
      ['past_due', 'limited', 'charge'],
      ['past_due', 'limited', 'charge'],
      ['grace', 'read-only', 'end-grace'],
      ['active', 'full', null],
    ]);
    expect(await billing.read(ann, id)).toMatchObject({ planId: 'pln_free', price: 0, paid: true });
    const failed = (await attemptsOf(ann, id)).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(4);
    const first = Date.parse(failed.at(-1)!.at);
    expect(failed.map(({ at }) => Math.round((Date.parse(at) - first) / dayMs)).reverse()).toEqual([
      0, 1, 3, 7,
    ]);
    await world.settle();
    const [owed] = await billing.invoicesOf(ann, id);
    expect(owed).toMatchObject({ status: 'uncollectible', amountDue: 29_99 });
    expect(await toldOf(ann)).toEqual([
      ...['payment-failed', 'payment-failed', 'payment-failed'],
      ...['grace-began', 'downgraded-to-free'],
    ]);
  });

  it('given an overdue period, when it is paid with another card, then everything is given back at once', async () => {
    const { ann, id } = await overdue('pm_card_chargeCustomerFail');
    await world.pass(4 * dayMs);
    expect(await billing.read(ann, id)).toMatchObject({ status: 'past_due', level: 'limited' });
    const [invoice] = await billing.invoicesOf(ann, id);
    const visa = { paymentMethod: { id: ann.methodId } };
    const { body } = await world.post(`/invoices/${invoice!.id}/pay`, visa, { as: ann.as });
    expect(body).toMatchObject({ status: 'paid', actionUrl: null });
    expect(await billing.read(ann, id)).toMatchObject({
      status: 'active',
      level: 'full',
      paid: true,
      dunning: null,
    });
    await billing.ask(ann, id, 'payment-method', { paymentMethodId: ann.methodId });
    await world.pass(30 * dayMs);
    expect((await billing.invoicesOf(ann, id))[0]).toMatchObject({ periodIndex: 2, status: 'paid' });
  });

  it('given a card that became good again, when it is tried the second time, then the period is paid and nothing more is tried', async () => {
    const { ann, id } = await overdue('pm_card_chargeCustomerFail');
    await billing.ask(ann, id, 'payment-method', { paymentMethodId: ann.methodId });
    await world.pass(dayMs + 1_000);
    expect(await billing.read(ann, id)).toMatchObject({ status: 'active', dunning: null });
    await world.pass(10 * dayMs);
    expect(await attemptsOf(ann, id)).toHaveLength(3);
  });

  it('given a provider that is away for hours, when it is back, then the period is paid without a step of dunning', async () => {
    const ann = await aSubscriber(world);
    const { body } = await billing.subscribe(ann);
    await world.fault({ mode: 'error-500', operation: 'charge', times: 1 });
    await world.pass(Date.parse(body.currentPeriodEnd) - world.platform.clock.now().getTime() + 1_000);
    await world.settle();
    expect(await billing.read(ann, body.id)).toMatchObject({ status: 'active', paid: true, periodIndex: 1 });
    const [invoice] = await billing.invoicesOf(ann, body.id);
    expect(await world.ledger(invoice!.paymentId!)).toHaveLength(1);
  });

  it('given an answer that never came, when it was executed, then the period is paid by that charge and by no other', async () => {
    const ann = await aSubscriber(world);
    const { body } = await billing.subscribe(ann);
    await world.fault({ mode: 'timeout-after', operation: 'charge', times: 1 });
    await world.pass(Date.parse(body.currentPeriodEnd) - world.platform.clock.now().getTime());
    await world.settle();
    expect(await billing.read(ann, body.id)).toMatchObject({ status: 'active', paid: true, periodIndex: 1 });
    const [invoice] = await billing.invoicesOf(ann, body.id);
    expect(invoice).toMatchObject({ status: 'paid', attempts: [{ outcome: 'paid' }] });
    expect(await world.ledger(invoice!.paymentId!)).toHaveLength(1);
  });

  it('given a subscription paid by link, when a period begins, then its owner is asked, and paying is the renewal', async () => {
    const ann = await aSubscriber(world);
    const { body } = await billing.subscribe(ann, { payBy: 'link' });
    expect(body).toMatchObject({ status: 'incomplete', invoice: { status: 'open', attempts: [] } });
    const visa = { paymentMethod: { id: ann.methodId } };
    await world.post(`/invoices/${body.invoice.id}/pay`, visa, { as: ann.as });
    await world.pass(Date.parse(body.currentPeriodEnd) - world.platform.clock.now().getTime());
    const due = await billing.read(ann, body.id);
    expect(due).toMatchObject({
      status: 'past_due',
      level: 'full',
      dunning: { failure: 'needs-link', next: 'remind' },
    });
    const [invoice] = await billing.invoicesOf(ann, body.id);
    expect(invoice!.payUrl).toMatch(/\/i\//);
    await world.post(`/invoices/${invoice!.id}/pay`, visa, { as: ann.as });
    expect(await billing.read(ann, body.id)).toMatchObject({ status: 'active', periodIndex: 1, paid: true });
  });

  it('given an overdue period, when the subscription is cancelled, then nothing is owed any more', async () => {
    const { ann, id } = await overdue('pm_card_chargeCustomerFail');
    await billing.ask(ann, id, 'cancel', { when: 'now' });
    await world.settle();
    expect((await billing.invoicesOf(ann, id))[0]).toMatchObject({ status: 'void' });
    await world.pass(10 * dayMs);
    expect(await attemptsOf(ann, id)).toHaveLength(2);
  });

  it('given a paid invoice, when its payment is refunded in parts, then each part has a credit note with its tax', async () => {
    const ann = await aSubscriber(world, { address: { country: 'DE' } });
    const { body } = await billing.subscribe(ann);
    expect(body.invoice).toMatchObject({ subtotal: 29_99, tax: 5_70, total: 35_69 });
    for (const amount of [10_00, 25_69]) {
      const refund = await world.post(`/payments/${body.invoice.paymentId}/refunds`, {
        amount,
        reason: 'goodwill',
      });
      expect(refund.status).toBe(201);
    }
    await world.settle();
    const [invoice] = await billing.invoicesOf(ann, body.id);
    expect(invoice!.creditNotes.map(({ amount }) => amount).sort()).toEqual([10_00, 25_69]);
    expect(invoice!.creditNotes.reduce((all, { tax }) => all + tax, 0)).toBe(5_70);
    for (const { number } of invoice!.creditNotes) expect(number).toMatch(/^CN-\d{6}$/);
  });
});
