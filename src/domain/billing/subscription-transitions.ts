import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type SubscriptionEvent } from './subscription-events.ts';
import { type SubscriptionStatus } from './subscription-status.ts';

/** What may happen to a subscription in any state without moving it. */
const anywhere = <S extends SubscriptionStatus>(status: S) =>
  ({ BalanceChanged: status, PaymentReturned: status, ForfeitLapsed: status }) as const;

/** What may be arranged while it lives. */
const arranged = <S extends SubscriptionStatus>(status: S) =>
  ({
    ...anywhere(status),
    MethodChosen: status,
    CouponApplied: status,
    CouponRemoved: status,
    ChangeScheduled: status,
    ScheduledChangeDropped: status,
    CancellationWithdrawn: status,
    Cancelled: 'cancelled',
  }) as const;

export const subscriptionTransitions = {
  incomplete: {
    ...anywhere('incomplete'),
    MethodChosen: 'incomplete',
    Activated: 'active',
    FirstPaymentFailed: 'incomplete',
    TransferAwaited: 'incomplete',
    Cancelled: 'cancelled',
    Expired: 'expired',
  },
  trialing: {
    ...arranged('trialing'),
    TrialWarned: 'trialing',
    // The first period to pay begins. If it is not paid, the news of that comes by itself.
    Renewed: 'active',
    ChangeRequested: 'trialing',
    PlanChanged: 'trialing',
    CancellationScheduled: 'trialing',
  },
  active: {
    ...arranged('active'),
    Renewed: 'active',
    PaymentReceived: 'active',
    PaymentFailed: 'past_due',
    TransferAwaited: 'active',
    ChangeRequested: 'active',
    ChangeDropped: 'active',
    PlanChanged: 'active',
    Restored: 'active',
    CancellationScheduled: 'active',
    CancellationGraceBegan: 'grace',
    Paused: 'paused',
  },
  past_due: {
    ...arranged('past_due'),
    PaymentReceived: 'active',
    PaymentFailed: 'past_due',
    Reminded: 'past_due',
    TransferAwaited: 'past_due',
    GraceBegan: 'grace',
  },
  grace: {
    ...arranged('grace'),
    PaymentReceived: 'active',
    TransferAwaited: 'grace',
    CancellationGraceWithdrawn: 'active',
    DowngradedToFree: 'active',
    Expired: 'expired',
  },
  paused: { ...arranged('paused'), Resumed: 'active' },
  // A new beginning must be paid for like the first. What was lost for want of payment is paid for already.
  cancelled: { ...anywhere('cancelled'), Reactivated: 'incomplete' },
  expired: { ...anywhere('expired'), Reactivated: 'incomplete', Restored: 'active' },
} as const satisfies Transitions<SubscriptionStatus, SubscriptionEvent['type']>;

true satisfies SubscriptionEvent['type'] extends Answered<typeof subscriptionTransitions>
  ? true
  : 'an event no state answers to';
