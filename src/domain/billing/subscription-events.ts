import { type PaymentMethodId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type AppliedCoupon } from './coupon.ts';
import { type Dunning, type DunningNotice } from './dunning-step.ts';
import { type Return } from './paid-period.ts';
import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type Proration } from './proration.ts';
import { type Period, type Schedule } from './schedule.ts';

/** When it happened, and who did it: a subject, or `kassa` for what time does by itself. */
export type Told = Readonly<{ at: Date; by: string }>;

/** A period that begins: what of, when, and what it costs as a whole. */
export type NewPeriod = Readonly<{
  item: SubscriptionItem;
  schedule: Schedule;
  period: Period;
  price: PeriodPrice;
}>;

/**
 * A change that takes effect once what it costs is paid. `key`: of its invoice. `price`: of a whole period from then on.
 * `restart`: the period that begins with it, when the interval changes; null while the same period goes on. `isProrated`:
 * false when the rest of the running period stays as it was paid.
 */
export type PlanChange = Readonly<{
  key: string;
  item: SubscriptionItem;
  price: PeriodPrice;
  proration: Proration;
  restart: Readonly<{ schedule: Schedule; period: Period }> | null;
  isProrated: boolean;
  requestedAt: Date;
}>;

/** Time that was paid for and will not be used: an invoice with this key gives it back. */
export type UnusedTime = Readonly<{
  key: string;
  proration: Proration;
  period: Period;
  item: SubscriptionItem;
}>;

/** Facts about one subscription, in the past tense. */
export type SubscriptionEvent = Told &
  Readonly<
    /** `isWaived`: nobody paid for the period, since its invoice was voided. */
    | { type: 'Activated'; periodIndex: number; isWaived: boolean }
    | { type: 'FirstPaymentFailed'; attempt: string; failure: string }
    | { type: 'TrialWarned' }
    | { type: 'Renewed'; next: NewPeriod }
    | { type: 'PaymentReceived'; periodIndex: number; isWaived: boolean }
    | { type: 'PaymentFailed'; attempt: string; dunning: Dunning; notice: DunningNotice | null }
    | { type: 'Reminded'; dunning: Dunning; notice: DunningNotice | null }
    | { type: 'GraceBegan' }
    /** Money for the running period was announced. `until` null: it is not waited for any more. */
    | { type: 'TransferAwaited'; until: Date | null }
    | { type: 'DowngradedToFree'; next: NewPeriod }
    | { type: 'Expired' }
    /** What was lost is paid for after all, by the invoice of the period that was lost. */
    | { type: 'Restored'; next: NewPeriod }
    /** It can't be had again by paying: something else was taken up. */
    | { type: 'ForfeitLapsed' }
    | { type: 'ChangeRequested'; change: PlanChange }
    | { type: 'ChangeDropped'; key: string; why: string }
    | { type: 'PlanChanged'; change: PlanChange }
    | { type: 'ChangeScheduled'; item: SubscriptionItem }
    | { type: 'ScheduledChangeDropped' }
    | { type: 'CouponApplied'; applied: AppliedCoupon }
    | { type: 'CouponRemoved' }
    | { type: 'MethodChosen'; methodId: PaymentMethodId | null }
    | { type: 'CancellationScheduled'; reason: string | null }
    | { type: 'CancellationWithdrawn' }
    | { type: 'CancellationGraceBegan'; endsAt: Date; reason: string | null }
    | { type: 'CancellationGraceWithdrawn' }
    | { type: 'Cancelled'; reason: string | null; unused: UnusedTime | null }
    | { type: 'Paused'; resumesAt: Date | null; unused: UnusedTime | null }
    | { type: 'Resumed'; next: NewPeriod }
    | { type: 'Reactivated'; next: NewPeriod; incompleteUntil: Date }
    /** `key`: names the movement, once for each invoice it was used for, came from or was given back by. */
    | { type: 'BalanceChanged'; key: string; change: Money }
    /** Of what an invoice was paid with, so much went back, by a refund or a dispute, or was waived and never came. */
    | ({ type: 'PaymentReturned'; invoiceKey: string } & Return)
  >;
