import { standardDunning } from '#domain/billing/dunning-policy';
import { nextStep } from '#domain/billing/dunning-step';
import { freePeriod, periodPrice } from '#domain/billing/period-price';
import { prorate } from '#domain/billing/proration';
import { begin } from '#domain/billing/schedule';
import { type NewPeriod, type PlanChange, type SubscriptionEvent } from '#domain/billing/subscription-events';
import { type PaymentMethodId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { anItem, anItemAt, april, freeItem, told, utc } from './a-subscription.ts';

type Events = { readonly [T in SubscriptionEvent['type']]: Extract<SubscriptionEvent, { type: T }> };
const by = told(utc('2030-04-16'));
const price = periodPrice(anItem(), null);
const next: NewPeriod = { item: anItem(), ...begin(utc('2030-05-01'), 'month', 1), price };
const change: PlanChange = {
  key: 'sub_1:extra-1',
  item: anItemAt(60_00),
  price: periodPrice(anItemAt(60_00), null),
  proration: prorate(
    price,
    periodPrice(anItemAt(60_00), null),
    { start: april, end: utc('2030-05-01') },
    by.at,
  ),
  restart: null,
  isProrated: true,
  requestedAt: by.at,
};
const step = nextStep(standardDunning, null, 'card-declined', april);
const coupon = {
  code: 'HALF',
  off: { kind: 'percent', basisPoints: 5_000n },
  duration: { kind: 'once' },
} as const;

/** One event of every type; the compiler knows when one is missing. */
export const anEvent: Events = {
  Activated: { type: 'Activated', periodIndex: 0, isWaived: false, ...by },
  FirstPaymentFailed: { type: 'FirstPaymentFailed', attempt: 'try-1', failure: 'card-declined', ...by },
  TrialWarned: { type: 'TrialWarned', ...by },
  Renewed: { type: 'Renewed', next, ...by },
  PaymentReceived: { type: 'PaymentReceived', periodIndex: 0, isWaived: false, ...by },
  PaymentFailed: { type: 'PaymentFailed', attempt: 'try-1', ...step, ...by },
  Reminded: { type: 'Reminded', ...step, ...by },
  GraceBegan: { type: 'GraceBegan', ...by },
  TransferAwaited: { type: 'TransferAwaited', until: utc('2030-04-30'), ...by },
  DowngradedToFree: {
    type: 'DowngradedToFree',
    next: { ...next, item: freeItem, price: freePeriod(usd(0).currency) },
    ...by,
  },
  Expired: { type: 'Expired', ...by },
  Restored: { type: 'Restored', next, ...by },
  ForfeitLapsed: { type: 'ForfeitLapsed', ...by },
  ChangeRequested: { type: 'ChangeRequested', change, ...by },
  ChangeDropped: { type: 'ChangeDropped', key: change.key, why: 'declined', ...by },
  PlanChanged: { type: 'PlanChanged', change, ...by },
  ChangeScheduled: { type: 'ChangeScheduled', item: anItemAt(10_00), ...by },
  ScheduledChangeDropped: { type: 'ScheduledChangeDropped', ...by },
  CouponApplied: { type: 'CouponApplied', applied: { coupon, fromIndex: 1, since: null }, ...by },
  CouponRemoved: { type: 'CouponRemoved', ...by },
  MethodChosen: { type: 'MethodChosen', methodId: 'pm_2' as PaymentMethodId, ...by },
  CancellationScheduled: { type: 'CancellationScheduled', reason: 'too dear', ...by },
  CancellationWithdrawn: { type: 'CancellationWithdrawn', ...by },
  CancellationGraceBegan: {
    type: 'CancellationGraceBegan',
    endsAt: utc('2030-04-19'),
    reason: null,
    ...by,
  },
  CancellationGraceWithdrawn: { type: 'CancellationGraceWithdrawn', ...by },
  Cancelled: { type: 'Cancelled', reason: 'too dear', unused: null, ...by },
  Paused: { type: 'Paused', resumesAt: null, unused: null, ...by },
  Resumed: { type: 'Resumed', next, ...by },
  Reactivated: { type: 'Reactivated', next, incompleteUntil: utc('2030-04-17'), ...by },
  PaymentReturned: { type: 'PaymentReturned', invoiceKey: 'sub_1:0', key: 'CN-1', net: usd(1), ...by },
  BalanceChanged: { type: 'BalanceChanged', key: 'sub_1:0:given', change: usd(1), ...by },
};
