import { err } from '#domain/shared/result';
import { type ChangeTiming } from './change-timing.ts';
import { isSameItem, type SubscriptionItem } from './period-price.ts';
import { type ChangeRefusal, quoteChange, refusalOf } from './quote-change.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';

/** `isProrated`: false to leave the rest of the running period as it was paid; a new period is paid for all the same. */
export type ChangeTerms = Readonly<{ timing: ChangeTiming; isProrated: boolean }>;

/**
 * Asks for another item. Now: the change waits until its invoice is paid, or is made at once when it costs nothing. At the
 * end of the period: it is kept until then. Asking for what there is drops what was kept, or waits to be paid.
 */
export const requestChange = (
  subscription: Subscription,
  item: SubscriptionItem,
  { timing, isProrated }: ChangeTerms,
  told: Told,
): Decided<ChangeRefusal> => {
  if (isSameItem(item, subscription.item)) return stay(subscription, told);
  if (timing === 'period-end') return schedule(subscription, item, told);
  const quote = quoteChange(subscription, item, isProrated, told.at);
  if (!quote.ok) return quote;
  const change = quote.value;
  const requested = { type: 'ChangeRequested', change, ...told } as const;
  return change.proration.net.minor > 0n
    ? decide(subscription, requested)
    : decide(subscription, requested, { type: 'PlanChanged', change, ...told });
};

const stay = (subscription: Subscription, told: Told): Decided<ChangeRefusal> => {
  const { pending, scheduled } = subscription;
  const why = 'another change was asked for: none';
  if (pending) return decide(subscription, { type: 'ChangeDropped', key: pending.key, why, ...told });
  return scheduled
    ? decide(subscription, { type: 'ScheduledChangeDropped', ...told })
    : err({ code: 'no-change' });
};

const schedule = (subscription: Subscription, item: SubscriptionItem, told: Told): Decided<ChangeRefusal> => {
  const refusal = refusalOf(subscription, item);
  if (refusal) return err(refusal);
  if (subscription.cancellation) return err({ code: 'cancellation-scheduled' });
  if (subscription.scheduled && isSameItem(item, subscription.scheduled)) return err({ code: 'no-change' });
  return decide(subscription, { type: 'ChangeScheduled', item, ...told });
};

/** What a change costs is paid for: it is made, reckoned from when it was asked for. Undefined: none with this key waits. */
export const applyChange = (subscription: Subscription, key: string, told: Told): Decided | undefined => {
  const { pending: change } = subscription;
  return change?.key === key ? decide(subscription, { type: 'PlanChanged', change, ...told }) : undefined;
};

/** What a change costs was not paid: all stays as it was. Undefined: none with this key waits. */
export const dropChange = (
  subscription: Subscription,
  key: string,
  why: string,
  told: Told,
): Decided | undefined =>
  subscription.pending?.key === key
    ? decide(subscription, { type: 'ChangeDropped', key, why, ...told })
    : undefined;
