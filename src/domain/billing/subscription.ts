import {
  type CustomerId,
  type PaymentMethodId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type AppliedCoupon } from './coupon.ts';
import { type Dunning } from './dunning-step.ts';
import { type Forfeit } from './forfeit.ts';
import { type PaidPeriod } from './paid-period.ts';
import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type Period, type Schedule } from './schedule.ts';
import { type PlanChange, type SubscriptionEvent, type Told } from './subscription-events.ts';
import { type KnownRequest } from './known-request.ts';
import { type HistoryEntry } from './subscription-history.ts';
import { type SubscriptionStatus } from './subscription-status.ts';

export type Subscription = Readonly<{
  id: SubscriptionId;
  tenantId: TenantId;
  version: number;
  status: SubscriptionStatus;
  customerId: CustomerId;
  /** The subject that may read it as a customer. */
  ownerId: string | null;
  /** The saved method to charge; null for the customer's default. */
  methodId: PaymentMethodId | null;
  /** How periods are paid: by charging what was saved, or by a link that the customer follows each time. */
  payBy: 'method' | 'link';
  item: SubscriptionItem;
  schedule: Schedule;
  period: Period;
  /** What the whole of the current period costs, at the item as it is now. */
  price: PeriodPrice;
  /** What was paid for it. */
  paid: PaidPeriod;
  /** The current period is paid for, or costs nothing. */
  isSettled: boolean;
  trialEndsAt: Date | null;
  /** When its owner was told that the trial is about to end. */
  trialWarnedAt: Date | null;
  /** Until when the first payment is waited for; null when it is not. */
  incompleteUntil: Date | null;
  coupon: AppliedCoupon | null;
  /** The codes of the coupons it has or had: a customer gets each of them once. */
  redeemed: readonly string[];
  /** What it becomes at the end of the period. */
  scheduled: SubscriptionItem | null;
  /** A change that waits for its payment. */
  pending: PlanChange | null;
  dunning: Dunning | null;
  /** Until when money is waited for that was announced, and nothing follows from its not being there. */
  transferUntil: Date | null;
  /** The attempts to charge that dunning has counted, so that none counts twice. */
  countedAttempts: readonly string[];
  cancellation: Cancellation | null;
  /** Which of its earlier periods were given up before they were paid for, the latest of them. */
  forgone: readonly number[];
  /** What was lost for want of payment, until it is had again. */
  forfeit: Forfeit | null;
  pause: Readonly<{ since: Date; resumesAt: Date | null }> | null;
  /** What later invoices are paid with first. It changes with invoices only, each named once. */
  balance: Money;
  balanceChanges: readonly Readonly<{ key: string; change: Money; at: Date }>[];
  /** How many invoices it has asked for besides those of its periods. */
  extraInvoices: number;
  history: readonly HistoryEntry[];
  /** The requests that were made to it, so that each is carried out once. */
  requests: readonly KnownRequest[];
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
}>;

/** `endsAt` null: with the current period. */
export type Cancellation = Readonly<{ requestedAt: Date; reason: string | null; endsAt: Date | null }>;

export type SubscriptionDecision = Decision<Subscription, SubscriptionEvent>;

export type Decided<Refusal = never> = Result<SubscriptionDecision, IllegalTransition | Refusal>;

/** Who does what time does by itself. */
export const kassa = 'kassa';

export const byItself = (at: Date): Told => ({ at, by: kassa });

/** When a cancellation that was asked for takes effect; null when none was. */
export const cancelsAt = ({
  cancellation,
  period,
}: Pick<Subscription, 'cancellation' | 'period'>): Date | null =>
  cancellation && (cancellation.endsAt ?? period.end);

/** What names the invoice of a period: the same for whoever draws it up, however often. */
export const periodInvoiceKey = (id: SubscriptionId, periodIndex: number): string => `${id}:${periodIndex}`;

/** What names the next invoice of a subscription that is not a period's. */
export const extraInvoiceKey = ({ id, extraInvoices }: Pick<Subscription, 'id' | 'extraInvoices'>): string =>
  `${id}:extra-${extraInvoices + 1}`;
