import { type Document, type IndexDescription } from 'mongodb';
import { nextDue } from '#domain/billing/due-work';
import { type Subscription } from '#domain/billing/subscription';
import { isEnded } from '#domain/billing/subscription-status';
import { type CustomerId } from '#domain/shared/ids';
import { dueIndex } from '../due-claims.ts';
import { wherePresent, whereText } from '../payments/common-indexes.ts';

/** Fields that exist only to be found by. `isLive` is always there: a customer's list is in the order of its index. */
export const deriveSubscription = (subscription: Subscription): Document => ({
  dueAt: nextDue(subscription)?.at,
  isLive: !isEnded(subscription),
  redemptions: subscription.redeemed.map((code) => redemption(subscription.customerId, code)),
});

/** What two subscriptions of a tenant can't both have: a coupon of one customer. */
export const redemption = (customerId: CustomerId, code: string): string => `${customerId}/${code}`;

/** Other work than before is nobody's yet. */
export const isDueAnew = (before: Subscription, after: Subscription): boolean => {
  const [was, is] = [nextDue(before), nextDue(after)];
  return was?.kind !== is?.kind || was?.at.getTime() !== is?.at.getTime();
};

/** One index for each question that is asked. */
export const subscriptionIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  { name: 'owner', key: { tenantId: 1, ownerId: 1, _id: -1 }, ...whereText('ownerId') },
  { name: 'customer', key: { tenantId: 1, customerId: 1, 'derived.isLive': -1, _id: -1 } },
  { name: 'plan', key: { tenantId: 1, 'item.planId': 1, _id: -1 } },
  { name: 'plan-status', key: { tenantId: 1, 'item.planId': 1, status: 1, _id: -1 } },
  {
    name: 'idempotency',
    key: { tenantId: 1, 'requests.key': 1 },
    unique: true,
    ...whereText('requests.key'),
  },
  {
    name: 'redemption',
    key: { tenantId: 1, 'derived.redemptions': 1 },
    unique: true,
    ...whereText('derived.redemptions'),
  },
  dueIndex,
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...wherePresent('outbox.0') },
];

export const isWholeSubscription = (document: Document): boolean =>
  typeof document.status === 'string' &&
  typeof (document.item as Document | undefined)?.planId === 'string' &&
  typeof (document.balance as Document | undefined)?.minor === 'bigint' &&
  (document.period as Document | undefined)?.end instanceof Date &&
  Array.isArray(document.requests);
