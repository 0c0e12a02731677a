import { changeLines } from '#domain/billing/change-lines';
import { nextDue } from '#domain/billing/due-work';
import { standardDunning } from '#domain/billing/dunning-policy';
import { draftInvoice, type Invoice, type NewInvoice } from '#domain/billing/invoice';
import { balanceMoves } from '#domain/billing/invoice-balance';
import { periodLines } from '#domain/billing/invoice-lines';
import { finalise, recordInvoicePayment } from '#domain/billing/invoice-steps';
import { periodInvoiceKey, type Subscription } from '#domain/billing/subscription';
import { balanceFor, moveBalance } from '#domain/billing/subscription-balance';
import { cancelAtPeriodEnd, carryOutCancellation } from '#domain/billing/subscription-cancellation';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { endGrace, recordFailure, recordReminder } from '#domain/billing/subscription-dunning';
import { recordPayment, renew, warnOfTrialEnd } from '#domain/billing/subscription-renewal';
import { type InvoiceId, type PaymentId } from '#domain/shared/ids';
import { after, anItem, anItemAt, created, freeItem, told, utc } from './a-subscription.ts';
import { afterInvoice, aNewInvoice, vat } from './an-invoice.ts';

/** A subscription with all its invoices, and how many charges were made for each. */
export type Life = Readonly<{
  subscription: Subscription;
  invoices: readonly Invoice[];
  charges: readonly string[];
}>;

export const birth = utc('2030-01-17T10:11:12.013');
export const dearer = anItemAt(59_99);
const upgradeAt = utc('2030-04-20T08:30:01.500');
const cancelAt = utc('2031-01-05T16:00:00.000');
/** One month's card is empty for four days. */
const isDeclined = (at: Date) => at >= utc('2030-07-31') && at < utc('2030-08-03');

export const born = (): Life => ({
  subscription: created({ item: anItem({ unitPrice: anItemAt(29_99).unitPrice }), trialDays: 14 }, birth),
  invoices: [],
  charges: [],
});

/** Everything that its owner does, and when. */
export const deeds: readonly Readonly<{ at: Date; does: (life: Life, at: Date) => Life }>[] = [
  {
    at: upgradeAt,
    does: (life, at) => {
      const { subscription } = life;
      const asked = after(requestChange(subscription, dearer, { timing: 'now', isProrated: true }, told(at)));
      const { pending } = asked;
      if (!pending) throw new Error('an upgrade must be paid for');
      const { key, item, price, restart, proration } = pending;
      const from = { item: subscription.item, span: subscription.period };
      const lines = changeLines(proration, from, { item, price, restart: restart?.period ?? null });
      const billed = invoiced(
        { ...life, subscription: asked },
        { key, lines, periodIndex: null, issuedAt: at },
        at,
      );
      return { ...billed, subscription: after(applyChange(billed.subscription, key, told(at))) };
    },
  },
  {
    at: cancelAt,
    does: (life, at) => ({
      ...life,
      subscription: after(cancelAtPeriodEnd(life.subscription, 'moving on', told(at))),
    }),
  },
];

/** Does what is due up to an instant, each thing as of its own. */
export const workedOff = (life: Life, now: Date): Life => {
  let current = life;
  for (let due = nextDue(current.subscription); due && due.at <= now; due = nextDue(current.subscription)) {
    const { subscription } = current;
    const { at } = due;
    switch (due.kind) {
      case 'collect':
      case 'charge':
        current = collected(current, at);
        break;
      case 'renew':
        current = { ...current, subscription: after(renew(subscription, subscription.period.index, at)) };
        break;
      case 'warn-of-trial-end':
        current = { ...current, subscription: after(warnOfTrialEnd(subscription, at)) };
        break;
      case 'remind':
        current = { ...current, subscription: after(recordReminder(subscription, standardDunning, at)) };
        break;
      case 'end-grace':
        current = { ...current, subscription: after(endGrace(subscription, freeItem, at)) };
        break;
      case 'cancel':
        current = { ...current, subscription: after(carryOutCancellation(subscription, at)) };
        break;
      default:
        throw new Error(`nobody expected to ${due.kind}`);
    }
  }
  return current;
};

const collected = (life: Life, at: Date): Life => {
  const { id, period, item, price } = life.subscription;
  const key = periodInvoiceKey(id, period.index);
  if (isDeclined(at)) {
    const attempt = `${key}@${at.toISOString()}`;
    const failed = { periodIndex: period.index, attempt, failure: 'card-declined' };
    return {
      ...life,
      subscription: after(recordFailure(life.subscription, failed, standardDunning, at)),
      charges: [...life.charges, `${attempt} declined`],
    };
  }
  const lines = periodLines(item, price, period);
  const billed = invoiced(life, { key, lines, periodIndex: period.index, issuedAt: period.start }, at);
  return { ...billed, subscription: after(recordPayment(billed.subscription, period.index, told(at))) };
};

type Drawn = Pick<NewInvoice, 'key' | 'lines' | 'periodIndex' | 'issuedAt'>;
const invoiced = (life: Life, drawn: Drawn, at: Date): Life => {
  const number = life.invoices.length + 1;
  const draft = draftInvoice(aNewInvoice({ id: `inv_${number}` as InvoiceId, ...drawn }), vat, at);
  const balance = balanceFor(life.subscription, drawn.key);
  const open = afterInvoice(finalise(draft, { number: `I-${number}`, balance }, at));
  const payment = { paymentId: `pay_${number}` as PaymentId, amount: open.amountDue };
  const paid = open.status === 'paid' ? open : afterInvoice(recordInvoicePayment(open, payment, at));
  const subscription = balanceMoves(paid).reduce(
    (current, move) => after(moveBalance(current, move, at)),
    life.subscription,
  );
  return {
    subscription,
    invoices: [...life.invoices, paid],
    charges: [...life.charges, `${drawn.key}@${at.toISOString()} paid`],
  };
};
