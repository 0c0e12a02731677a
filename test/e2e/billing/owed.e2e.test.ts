import { billingDifferences } from '#test/support/billing-books';
import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type Subscriber } from './a-subscriber.ts';

const hourMs = 3_600_000;

describe('what is owed', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  const until = (instant: string): number => Date.parse(instant) - world.platform.clock.now().getTime();
  const saved = async ({ as }: Subscriber, token: string): Promise<string> =>
    (await world.post('/payment-methods', { type: 'card', token }, { as })).body.id;
  const pay = (ann: Subscriber, id: string, paymentMethod: object) =>
    world.post(`/invoices/${id}/pay`, { paymentMethod }, { as: ann.as });
  /** Everything that a period's debt leads to has happened. */
  const fail = async (ann: Subscriber, id: string): Promise<void> => {
    const paymentMethodId = await saved(ann, 'pm_card_chargeCustomerFail');
    await billing.ask(ann, id, 'payment-method', { paymentMethodId });
    await world.pass(until((await billing.read(ann, id)).currentPeriodEnd));
    for (const days of [1, 2, 4, 3]) await world.pass(days * dayMs);
    await world.settle();
  };

  describe('and voided', () => {
    it('given a renewal whose invoice is voided, when it is cancelled, then nothing of it is given back', async () => {
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      const paymentMethodId = await saved(ann, 'pm_card_chargeCustomerFail');
      await billing.ask(ann, body.id, 'payment-method', { paymentMethodId });
      await world.pass(until(body.currentPeriodEnd) + 1_000);
      const [due] = await billing.invoicesOf(ann, body.id);
      const voided = await world.post(`/invoices/${due!.id}/void`, { reason: 'a gift' });
      expect(voided.body).toMatchObject({ status: 'void' });
      expect(await billing.read(ann, body.id)).toMatchObject({ status: 'active', paid: true, price: 0 });
      const cancelled = await billing.ask(ann, body.id, 'cancel', { when: 'now', creditUnused: true });
      expect(cancelled.body).toMatchObject({ status: 'cancelled', balance: 0 });
    });
  });

  describe('and too small to be charged', () => {
    it('given an hour of the period, when the plan becomes dearer, then the cents for it are waived', async () => {
      const ann = await aSubscriber(world, { address: { country: 'DE' } });
      const { body } = await billing.subscribe(ann, { planId: 'pln_starter' });
      await world.pass(until(body.currentPeriodEnd) - hourMs);
      const { status, body: changed } = await billing.ask(ann, body.id, 'change', { planId: 'pln_pro' });
      expect({ status, changed }).toMatchObject({
        status: 200,
        changed: {
          planId: 'pln_pro',
          pendingChange: null,
          invoice: { status: 'paid', total: 0, amountDue: 0 },
        },
      });
      const kinds = (await billing.invoicesOf(ann, body.id))[0]!.lines.map(({ kind }) => kind);
      expect(kinds).toEqual(['credit', 'proration', 'waived']);
    });
    it('given a balance that leaves cents, when a period begins, then enough is charged and the rest stays on it', async () => {
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      // $20.00 a month less for 48.75 % of the month.
      await world.pass(Math.floor(until(body.currentPeriodEnd) * 0.5125));
      await billing.ask(ann, body.id, 'change', { planId: 'pln_starter', when: 'now' });
      await world.settle();
      const { balance } = await billing.read(ann, body.id);
      expect(balance).toBeGreaterThan(9_49);
      expect(balance).toBeLessThan(9_99);
      await world.pass(until(body.currentPeriodEnd) + 1_000);
      await world.settle();
      const [renewal] = await billing.invoicesOf(ann, body.id);
      expect(renewal).toMatchObject({ status: 'paid', credit: 9_49, amountDue: 50, amountPaid: 50 });
      expect((await billing.read(ann, body.id)).balance).toBe(balance - 9_49);
    });
  });

  describe('and given up', () => {
    it('given a balance that paid a part, when the rest is not paid, then it goes back, and paying all restores everything', async () => {
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      await world.pass(20 * dayMs);
      await billing.ask(ann, body.id, 'change', { planId: 'pln_starter', when: 'now' });
      await world.settle();
      const { balance } = await billing.read(ann, body.id);
      expect(balance).toBeGreaterThan(5_00);
      await fail(ann, body.id);
      expect(await billing.read(ann, body.id)).toMatchObject({
        planId: 'pln_free',
        status: 'active',
        balance,
      });
      const [owed] = await billing.invoicesOf(ann, body.id);
      expect(owed).toMatchObject({ status: 'uncollectible', credit: 0, amountDue: 9_99 });

      expect((await pay(ann, owed!.id, { id: ann.methodId })).body).toMatchObject({ status: 'paid' });
      const again = await billing.read(ann, body.id);
      expect(again).toMatchObject({
        planId: 'pln_starter',
        status: 'active',
        level: 'full',
        paid: true,
        balance,
        currentPeriodEnd: owed!.periodEnd,
      });
      await billing.ask(ann, body.id, 'payment-method', { paymentMethodId: ann.methodId });
      await world.pass(until(again.currentPeriodEnd) + 1_000);
      await world.settle();
      const [next] = await billing.invoicesOf(ann, body.id);
      expect(next).toMatchObject({ status: 'paid', credit: balance, amountDue: 9_99 - balance });
    });
    it('given another subscription since, when it is paid, then the money goes back and nothing is restored', async () => {
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      await fail(ann, body.id);
      const [owed] = await billing.invoicesOf(ann, body.id);
      await billing.subscribe(ann, { planId: 'pln_starter', paymentMethod: { id: ann.methodId } });
      await pay(ann, owed!.id, { id: ann.methodId });
      await world.settle();
      expect(await billing.read(ann, body.id)).toMatchObject({ planId: 'pln_free' });
      const [paid] = await billing.invoicesOf(ann, body.id);
      expect(paid).toMatchObject({ status: 'paid', creditNotes: [{ amount: 29_99 }] });
      expect(await world.payment(paid!.paymentId!)).toMatchObject({ status: 'refunded' });
    });
  });

  describe('and announced by bank transfer', () => {
    const announced = async () => {
      const ann = await aSubscriber(world, { token: null });
      const { body } = await billing.subscribe(ann, { payBy: 'link' });
      const paid = await pay(ann, body.invoice.id, { type: 'bank_transfer' });
      expect(paid.body).toMatchObject({ status: 'open', attempts: [{ outcome: 'begun' }] });
      return { ann, id: String(body.id), paymentId: paid.body.attempts[0].paymentId };
    };
    const approve = async (paymentId: string): Promise<void> => {
      await world.post(`/admin/payments/${paymentId}/approve`, { note: 'it is there' });
      await world.settle();
    };
    it('given a first payment and a renewal that take days, when they arrive, then each pays its period', async () => {
      const { ann, id, paymentId } = await announced();
      await world.pass(10 * dayMs);
      expect(await billing.read(ann, id)).toMatchObject({ status: 'incomplete' });
      await approve(paymentId);
      const begun = await billing.read(ann, id);
      expect(begun).toMatchObject({ status: 'active', paid: true });
      await world.pass(until(begun.currentPeriodEnd) + 1_000);
      const [renewal] = await billing.invoicesOf(ann, id);
      const { body } = await pay(ann, renewal!.id, { type: 'bank_transfer' });
      for (const days of [1, 3, 4, 5]) await world.pass(days * dayMs);
      expect(await billing.read(ann, id)).toMatchObject({ status: 'past_due', periodIndex: 1 });
      await approve(body.attempts.at(-1).paymentId);
      expect(await billing.read(ann, id)).toMatchObject({ status: 'active', paid: true, periodIndex: 1 });
    });
    it('given one that never comes, when its time is up, then it expires and its invoice is void', async () => {
      const { ann, id } = await announced();
      await world.pass(15 * dayMs);
      await world.settle();
      await world.pass(hourMs);
      await world.settle();
      expect(await billing.read(ann, id)).toMatchObject({ status: 'expired' });
      const [invoice] = await billing.invoicesOf(ann, id);
      expect(invoice).toMatchObject({
        status: 'void',
        attempts: [{ outcome: 'failed', failure: 'expired' }],
      });
    });
  });

  it('and all books of billing agree', async () => {
    expect(await billingDifferences(world)).toEqual([]);
  });
});
