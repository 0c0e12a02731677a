import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type InvoiceBody } from './a-subscriber.ts';

const begin = new Date('2031-01-31T10:00:00.000Z');
const after = (days: number) => new Date(begin.getTime() + days * dayMs);

/**
 * A year of one subscription: a trial of two weeks, months that renew, one whose card fails and that is paid in the midst of
 * dunning, an upgrade, a cancellation. `stepMs`: how far the clock is put forward at a time, between what people do.
 */
const yearOf = async (world: World, stepMs: number) => {
  const billing = billingOf(world);
  const clock = world.platform.testClock!;
  const goTo = async (to: Date) => {
    for (let left = remaining(to); left > 0; left = remaining(to)) await world.pass(Math.min(left, stepMs));
    // What people do, they do at the same instant whatever the machine is busy with.
    await clock.holdAt(to);
  };
  const remaining = (to: Date) => to.getTime() - clock.now().getTime();
  await world.pass(remaining(begin));
  await clock.holdAt(begin);
  const price = (amount: number) => ({ prices: [{ interval: 'month', amount, currency: 'USD' }] });
  await world.post('/plans', { id: 'pln_small', name: 'Small', rank: 1, trialDays: 14, ...price(30_00) });
  await world.post('/plans', { id: 'pln_large', name: 'Large', rank: 2, ...price(75_00) });
  const ann = await aSubscriber(world, { address: { country: 'DE' } });
  await clock.holdAt(begin);
  const { id } = (await billing.subscribe(ann, { planId: 'pln_small' })).body;
  const bad = await world.post(
    '/payment-methods',
    { type: 'card', token: 'pm_card_chargeCustomerFail' },
    { as: ann.as },
  );
  const choose = (paymentMethodId: string | null) =>
    billing.ask(ann, id, 'payment-method', { paymentMethodId });

  await goTo(after(120));
  await choose(bad.body.id);
  await goTo(after(140));
  const [unpaid] = await billing.invoicesOf(ann, id);
  await choose(ann.methodId);
  await clock.holdAt(after(140));
  await world.post(`/invoices/${unpaid!.id}/pay`, {}, { as: ann.as });
  await goTo(after(230));
  await billing.ask(ann, id, 'change', { planId: 'pln_large' });
  await goTo(after(330));
  await billing.ask(ann, id, 'cancel', { when: 'period-end' });
  await goTo(after(400));
  const invoices = (await billing.invoicesOf(ann, id)).map(comparable);
  const { body } = await world.get(`/subscriptions/${id}/history`, { as: ann.as });
  return { invoices, history: body.data, state: await billing.read(ann, id) };
};

/** All that is the same in two worlds: everything but ids and links. */
const comparable = ({ attempts, lines, ...invoice }: InvoiceBody) => ({
  ...invoice,
  id: null,
  customerId: null,
  subscriptionId: null,
  paymentId: invoice.paymentId === null ? null : 'paid',
  payUrl: null,
  lines,
  attempts: attempts.map(({ outcome, failure, at, endedAt }) => ({ outcome, failure, at, endedAt })),
});

describe('a year of a subscription', () => {
  it('given jumps of any size, when a year passes, then there are the same invoices, to the cent and the second', async () => {
    const worlds = await Promise.all([openWorld(), openWorld()]);
    try {
      const [inLeaps, inSteps] = [
        await yearOf(worlds[0], 1_000 * dayMs),
        await yearOf(worlds[1], 37 * 3_600_000),
      ];
      expect(inSteps.invoices).toEqual(inLeaps.invoices);
      const told = ({ what, status, at }: { what: string; status: string; at: string }) => [what, status, at];
      expect(inSteps.history.map(told)).toEqual(inLeaps.history.map(told));
      expect(inLeaps.state).toMatchObject({ status: 'cancelled', planId: 'pln_large' });
      expect(inLeaps.invoices.map(({ periodIndex, status }) => [periodIndex, status])).toEqual([
        ...[11, 10, 9].map((index) => [index, 'paid']),
        [null, 'paid'],
        ...[8, 7, 6, 5, 4, 3, 2, 1].map((index) => [index, 'paid']),
      ]);
      const failed = inLeaps.invoices.filter(({ attempts }) =>
        attempts.some(({ outcome }) => outcome === 'failed'),
      );
      expect(failed.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
        ['failed', 'failed', 'failed', 'paid'],
      ]);
    } finally {
      await Promise.all(worlds.map((world) => world.dispose()));
    }
  }, 180_000);
});
