import { worthOf } from './paid-period.ts';
import { prorateToNothing } from './proration.ts';
import { type UnusedTime } from './subscription-events.ts';
import { extraInvoiceKey, type Subscription } from './subscription.ts';

/** What was paid for time that is left, less what went back of it before. Null when that is nothing. */
export const unusedTime = (subscription: Subscription, at: Date): UnusedTime | null => {
  const { isSettled, paid, period, item } = subscription;
  if (!isSettled || at >= period.end) return null;
  const proration = prorateToNothing(worthOf(paid), period, at);
  return proration.credit.minor > 0n ? { key: extraInvoiceKey(subscription), proration, period, item } : null;
};
