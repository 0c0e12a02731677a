import { type Money } from '#domain/shared/money';
import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type SubscriptionEvent, type Told } from './subscription-events.ts';
import { type SubscriptionStatus } from './subscription-status.ts';

/** One change as people read it. `detail`: what of, in words; null when the name of the event says all. */
export type HistoryEntry = Readonly<{
  what: SubscriptionEvent['type'] | 'Created';
  status: SubscriptionStatus;
  at: Date;
  by: string;
  detail: string | null;
}>;

/** A document stays bounded; whoever must keep every change of years makes its entries from the events. */
export const historyMax = 400;

export const createdEntry = (
  status: SubscriptionStatus,
  item: SubscriptionItem,
  { at, by }: Told,
): HistoryEntry => ({
  what: 'Created',
  status,
  at,
  by,
  detail: wordsOf(item),
});

/** What an event leaves in the history, with the status it led to. */
export const entryOf = (event: SubscriptionEvent, status: SubscriptionStatus): HistoryEntry => ({
  what: event.type,
  status,
  at: event.at,
  by: event.by,
  detail: detailOf(event),
});

const detailOf = (event: SubscriptionEvent): string | null => {
  switch (event.type) {
    case 'Activated':
    case 'PaymentReceived':
      return `period ${event.periodIndex}${event.isWaived ? ', waived' : ''}`;
    case 'FirstPaymentFailed':
      return event.failure;
    case 'PaymentFailed':
    case 'Reminded':
      return event.dunning.failure;
    case 'Renewed':
    case 'Resumed':
    case 'Reactivated':
    case 'DowngradedToFree':
    case 'Restored':
      return `period ${event.next.period.index}: ${wordsOf(event.next.item)}, ${priceWords(event.next.price)}`;
    case 'ChangeRequested':
    case 'PlanChanged':
      return `${wordsOf(event.change.item)}, ${moneyWords(event.change.proration.net)} for the change`;
    case 'ChangeScheduled':
      return wordsOf(event.item);
    case 'ChangeDropped':
      return event.why;
    case 'CouponApplied':
      return event.applied.coupon.code;
    case 'MethodChosen':
      return event.methodId ?? 'the default';
    case 'CancellationScheduled':
    case 'CancellationGraceBegan':
    case 'Cancelled':
      return event.reason;
    case 'TransferAwaited':
      return event.until && `until ${event.until.toISOString()}`;
    case 'Paused':
      return event.resumesAt && `until ${event.resumesAt.toISOString()}`;
    case 'PaymentReturned':
      return `${moneyWords(event.net)} of invoice ${event.invoiceKey}`;
    case 'BalanceChanged':
      return `${moneyWords(event.change)} by invoice ${event.key}`;
    default:
      return null;
  }
};

const wordsOf = ({ planName, planVersion, interval, quantity }: SubscriptionItem): string =>
  `${quantity} × ${planName} (version ${planVersion}) by the ${interval}`;

const priceWords = ({ net }: PeriodPrice): string => moneyWords(net);

const moneyWords = ({ minor, currency }: Money): string => `${minor} ${currency} minor units`;
