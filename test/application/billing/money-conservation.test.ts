import fc from 'fast-check';
import { type InvoiceOrder, ordersOf, periodOrder } from '#application/billing/invoice-order';
import { draftInvoice, type Invoice } from '#domain/billing/invoice';
import { balanceMoves, creditToReturn } from '#domain/billing/invoice-balance';
import { finalise, recordInvoicePayment, voidInvoice } from '#domain/billing/invoice-steps';
import { partLeft } from '#domain/billing/proration';
import { balanceFor, balanceKey, moveBalance } from '#domain/billing/subscription-balance';
import { cancelNow } from '#domain/billing/subscription-cancellation';
import { applyChange, dropChange, requestChange } from '#domain/billing/subscription-changes';
import { pause, resume } from '#domain/billing/subscription-pause';
import { recordWaiver } from '#domain/billing/record-waiver';
import { recordPayment, renew } from '#domain/billing/subscription-renewal';
import { type Decided, type Subscription } from '#domain/billing/subscription';
import { type InvoiceId, type PaymentId } from '#domain/shared/ids';
import { after, anItemAt, april, created, told } from '#test/domain/billing/a-subscription';
import { afterInvoice, aNewInvoice, vat } from '#test/domain/billing/an-invoice';
import { aCoupon, aDeed, type Deed } from '#test/domain/billing/deeds';

/** A subscription with all its invoices, and what the time used so far costs, before tax. */
type Story = Readonly<{
  subscription: Subscription;
  invoices: readonly Invoice[];
  since: Date;
  used: bigint;
}>;

const spent = (story: Story, at: Date): Story => {
  const { price, period } = story.subscription;
  const cost = partLeft(price.net, period, story.since).minor - partLeft(price.net, period, at).minor;
  return { ...story, since: at, used: story.used + cost };
};

/** Moves what an invoice moves of the balance; what was moved before is not moved again. */
const moved = (subscription: Subscription, invoice: Invoice, at: Date): Subscription =>
  balanceMoves(invoice).reduce((current, move) => {
    const decided = moveBalance(current, move, at);
    return decided ? after(decided) : current;
  }, subscription);

/** And gives back what of it paid for nothing. */
const givenBack = (subscription: Subscription, invoice: Invoice, at: Date): Subscription => {
  const change = creditToReturn(invoice);
  const key = balanceKey(invoice.key, 'returned');
  return change.minor === 0n ? subscription : after(moveBalance(subscription, { key, change }, at));
};

const billed = (story: Story, order: InvoiceOrder, isPaid: boolean, at: Date): Story => {
  const number = `I-${story.invoices.length + 1}`;
  const id = `inv_${number}` as InvoiceId;
  const draft = draftInvoice(aNewInvoice({ ...order, id, lines: order.lines }), vat, at);
  const open = afterInvoice(
    finalise(draft, { number, balance: balanceFor(story.subscription, order.key) }, at),
  );
  const subscription = moved(story.subscription, open, at);
  const payment = { paymentId: `pay_${number}` as PaymentId, amount: open.amountDue };
  const payOrVoid = () =>
    isPaid ? recordInvoicePayment(open, payment, at) : voidInvoice(open, 'it was not paid', at);
  const ended = open.status === 'paid' ? open : afterInvoice(payOrVoid());
  return {
    ...story,
    subscription: givenBack(subscription, ended, at),
    invoices: [...story.invoices, ended],
  };
};

/** Decides, and has drawn up and paid what is ordered because of it. */
const decided = (
  story: Story,
  how: Decided<{ code: string }> | undefined,
  at: Date,
  isPaid = true,
): Story => {
  if (!how?.ok) return story;
  const orders = ordersOf(story.subscription, how.value);
  return orders.reduce((told_, order) => billed(told_, order, isPaid, at), {
    ...story,
    subscription: how.value.state,
  });
};

const begun = (story: Story): Story => {
  const { subscription } = story;
  const { period, isSettled } = subscription;
  const from = { ...story, since: period.start };
  if (isSettled) return from;
  const paid = billed(from, periodOrder(subscription), true, period.start);
  const settled = recordPayment(paid.subscription, period.index, told(period.start));
  return { ...paid, subscription: after(waiverOf(paid, settled, period.start)) };
};

const renewedUntil = (story: Story, at: Date): Story => {
  let current = story;
  while (current.subscription.status === 'active' && current.subscription.period.end <= at) {
    const { period } = current.subscription;
    const over = spent(current, period.end);
    current = begun({ ...over, subscription: after(renew(over.subscription, period.index, period.end)) });
  }
  return current;
};

const changed = (story: Story, at: Date, isPaid: boolean): Story => {
  const { pending } = story.subscription;
  if (!pending) return story;
  const last = story.invoices.at(-1);
  const how =
    last?.key === pending.key && last.status === 'void'
      ? dropChange(story.subscription, pending.key, 'it was not paid', told(at))
      : applyChange(story.subscription, pending.key, told(at));
  expect(isPaid || last?.status === 'void' || last?.amountDue.minor === 0n).toBe(true);
  return { ...story, subscription: after(waiverOf(story, how, at)) };
};

const waiverOf = ({ invoices }: Story, settled: Decided | undefined, at: Date): Decided | undefined => {
  const last = invoices.at(-1);
  return last ? recordWaiver(settled, last, told(at)) : settled;
};

/** So much was too small to be charged, tax included. */
const waivedOf = (invoices: readonly Invoice[]): bigint =>
  invoices
    .flatMap(({ lines }) => lines)
    .reduce((all, { kind, amount }) => (kind === 'waived' ? all - amount.minor : all), 0n);

const done = (before: Story, { does, minor, interval, quantity, isPaid }: Deed, at: Date): Story => {
  const story = spent(renewedUntil(before, at), at);
  const { subscription } = story;
  if (does === 'pause') {
    const paused = decided(story, pause(subscription, null, told(at)), at);
    if (paused.subscription.status !== 'paused') return story;
    const resumeAt = new Date(at.getTime() + 3_600_500);
    return begun({ ...paused, subscription: after(resume(paused.subscription, told(resumeAt))) });
  }
  const timing = does === 'change' ? 'now' : 'period-end';
  const item = anItemAt(minor, interval, quantity);
  const asked = requestChange(subscription, item, { timing, isProrated: true }, told(at));
  return changed(decided(story, asked, at, isPaid), at, isPaid);
};

const sumOf = (invoices: readonly Invoice[], part: 'amountDue' | 'tax'): bigint =>
  invoices.filter(({ status }) => status === 'paid').reduce((sum, one) => sum + one[part].minor, 0n);

describe('no sequence of changes, renewals and pauses makes or loses money, invoices and balance included', () => {
  it('what was charged, less what is on the balance, is what the time costs that was used, and its tax, less what was waived', () => {
    fc.assert(
      fc.property(aCoupon, fc.array(aDeed, { maxLength: 15 }), (coupon, deeds) => {
        let at = april;
        let story = begun({ subscription: created({ coupon }), invoices: [], since: april, used: 0n });
        for (const deed of deeds) {
          at = new Date(Math.max(at.getTime() + deed.gapMs, story.since.getTime()));
          story = done(story, deed, at);
        }
        const endAt = story.since < at ? at : story.since;
        const over = spent(story, endAt);
        const end = decided(
          over,
          cancelNow(over.subscription, { reason: null, isCredited: true }, told(endAt)),
          endAt,
        );
        const { balance } = end.subscription;
        const missing =
          end.used + sumOf(end.invoices, 'tax') - (sumOf(end.invoices, 'amountDue') - balance.minor);
        const waived = waivedOf(end.invoices);
        // What was waived is used, or given back no more than it was paid, to the unit for each.
        expect(missing >= 0n && missing <= waived).toBe(true);
        expect(balance.minor >= 0n).toBe(true);
        expect(new Set(end.invoices.map(({ key }) => key)).size).toBe(end.invoices.length);
      }),
      { numRuns: 200 },
    );
  });
});
