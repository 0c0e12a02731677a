import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type Subscriber } from './a-subscriber.ts';

describe('what is given back of a period', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  const subscribed = async (profile: object = {}, is: object = {}) => {
    const ann = await aSubscriber(world, { ...profile });
    const { body } = await billing.subscribe(ann, is);
    return { ann, id: String(body.id), invoice: body.invoice };
  };
  const livesIn = (ann: Subscriber, country: string | null) =>
    world.patch(
      `/customers/${ann.customerId}`,
      { address: country && { line1: 'Street 1', city: 'Town', postalCode: '10115', country } },
      { as: ann.as },
    );
  /** What is on the balance after a pause at once, and after everything that follows from it. */
  const pausedBalance = async (ann: Subscriber, id: string): Promise<number> => {
    expect((await billing.ask(ann, id, 'pause')).status).toBe(200);
    await world.settle();
    return (await billing.read(ann, id)).balance;
  };

  it('is given back once: a pause, and then a cancellation with credit, give no more than was paid', async () => {
    const { ann, id } = await subscribed();
    const balance = await pausedBalance(ann, id);
    expect(balance).toBeGreaterThan(29_90);
    await billing.ask(ann, id, 'cancel', { when: 'now', creditUnused: true });
    await world.settle();
    expect((await billing.read(ann, id)).balance).toBe(balance);
  });

  it('is what was paid, not what is had: a change without proration makes nothing to give back', async () => {
    const { ann, id } = await subscribed({}, { planId: 'pln_starter' });
    const dearer = { planId: 'pln_enterprise', quantity: 100, when: 'now', proration: 'none' };
    const refused = await billing.ask(ann, id, 'change', dearer);
    expect(refused).toMatchObject({ status: 403, body: { code: 'admin-needed', field: 'proration' } });
    expect((await world.post(`/subscriptions/${id}/change`, dearer)).status).toBe(200);
    expect(await pausedBalance(ann, id)).toBeLessThanOrEqual(9_99);
  });

  it('is nothing of what was refunded', async () => {
    const { ann, id, invoice } = await subscribed({ address: { country: 'DE' } });
    await world.post(`/payments/${invoice.paymentId}/refunds`, { amount: 17_85, reason: 'goodwill' });
    await world.settle();
    const left = await pausedBalance(ann, id);
    // 35.69 were paid and 17.85 of it went back: what is left is 17.84, tax included.
    expect(left).toBeLessThanOrEqual(17_84);
    expect(left).toBeGreaterThan(17_70);
  });

  it('is nothing of what the bank took back, and all of it again when the dispute is won', async () => {
    const { ann, id, invoice } = await subscribed();
    const { id: disputeId } = await world.openDispute(invoice.paymentId);
    await world.settle();
    const quote = async () =>
      (await billing.ask(ann, id, 'change/preview', { planId: 'pln_enterprise' })).body.amountDue;
    expect(await quote()).toBeGreaterThan(99_90);
    await world.closeDispute(disputeId, 'won');
    await world.settle();
    expect(await quote()).toBeLessThan(70_01);
  });

  it('is nothing of an upgrade that was refunded, but still what the period before it was paid with', async () => {
    const { ann, id } = await subscribed();
    await world.pass(15 * dayMs);
    const { body } = await billing.ask(ann, id, 'change', { planId: 'pln_enterprise' });
    const { amountDue, paymentId } = body.invoice;
    await world.post(`/payments/${paymentId}/refunds`, { amount: amountDue, reason: 'goodwill' });
    await world.settle();
    const left = await pausedBalance(ann, id);
    expect(left).toBeGreaterThan(14_00);
    expect(left).toBeLessThan(16_00);
  });

  it('brings the tax that was paid on it, wherever its owner lives since', async () => {
    const { ann, id } = await subscribed();
    await livesIn(ann, 'HU');
    const balance = await pausedBalance(ann, id);
    expect(balance).toBeLessThanOrEqual(29_99);
    const [given] = await billing.invoicesOf(ann, id);
    expect(given).toMatchObject({ tax: 0, surplus: balance });

    const german = await subscribed({ address: { country: 'DE' } });
    await livesIn(german.ann, null);
    const withTax = await pausedBalance(german.ann, german.id);
    expect(withTax).toBeGreaterThan(35_60);
    expect(withTax).toBeLessThanOrEqual(35_69);
  });

  it('is taxed as it was paid, beside what is had instead, which is taxed as it is now', async () => {
    const { ann, id } = await subscribed();
    await livesIn(ann, 'DE');
    const preview = await billing.ask(ann, id, 'change/preview', { planId: 'pln_enterprise' });
    const { body } = await billing.ask(ann, id, 'change', { planId: 'pln_enterprise' });
    const { invoice } = body;
    const charge = invoice.lines.find(({ kind }: { kind: string }) => kind === 'proration').amount;
    expect(invoice.tax).toBe(Math.round(charge * 0.19));
    expect(Math.abs(preview.body.amountDue - invoice.amountDue)).toBeLessThanOrEqual(2);
  });
});
