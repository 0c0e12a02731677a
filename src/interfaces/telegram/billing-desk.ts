import { type Actor } from '#application/shared/actor';
import { type Idempotency } from '#application/shared/idempotency';
import { type Page, type PageRequest } from '#application/shared/page';
import { type Visibility } from '#application/shared/visibility';
import { type CustomerId, type PlanId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';

export type Interval = 'week' | 'month' | 'year';
type Refusal = Readonly<{ code: string }>;
type Price = Readonly<{ interval: Interval; amount: Money }>;
type Item = Readonly<{ planId: PlanId; planName: string; interval: Interval; quantity: number }>;

/** A plan that can be subscribed to. Prices are of one unit for one interval, before tax. */
export type PlanOffer = Readonly<{
  id: PlanId;
  name: string;
  description: string;
  trialDays: number;
  prices: readonly Price[];
}>;

/** What the bot tells of a subscription. `price.net`: of a whole period, before tax. */
export type Subscribed = Readonly<{
  id: SubscriptionId;
  status: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'grace' | 'paused' | 'cancelled' | 'expired';
  item: Item & Readonly<{ unitPrice: Money }>;
  price: Readonly<{ net: Money }>;
  period: Readonly<{ index: number; end: Date }>;
  trialEndsAt: Date | null;
  cancelsAt: Date | null;
  scheduled: Item | null;
  /** A change that waits for its payment. */
  pending: object | null;
}>;

/** What the bot tells of an invoice. `payUrl`: where it can be paid; null when nothing is owed. */
export type Billed = Readonly<{
  number: string | null;
  status: string;
  total: Money;
  amountDue: Money;
  issuedAt: Date;
  payUrl: string | null;
}>;

/** `actionUrl`: where the payer must go on now. */
export type DeskAnswer = Readonly<{
  subscription: Subscribed;
  invoice: Billed | null;
  actionUrl: string | null;
}>;

/** `now` null: nothing is to be paid before `takesEffectAt`. */
export type ChangeOffer = Readonly<{
  item: Item & Readonly<{ unitPrice: Money }>;
  takesEffectAt: Date;
  now: Readonly<{ totals: Readonly<{ amountDue: Money }> }> | null;
}>;

type Ask = Readonly<{ actor: Actor; idempotency: Idempotency; id: SubscriptionId }>;
type Wanted = Readonly<{ planId: PlanId; interval: Interval; proration: 'prorate' }>;
type Answered = Promise<Result<DeskAnswer, Refusal>>;

/** Everything the bot asks of billing. Each call re-reads what it is about; none trusts what a button said. */
export interface BillingDesk {
  /** All that can be subscribed to, by rank. */
  listPlans(tenantId: TenantId): Promise<readonly PlanOffer[]>;
  /** The one a customer has now, or had last; refused when there never was one. */
  currentSubscription(actor: Actor, customerId: CustomerId): Promise<Result<Subscribed, Refusal>>;
  openSubscription(
    ask: Readonly<{
      actor: Actor;
      idempotency: Idempotency;
      asked: Readonly<{
        planId: PlanId;
        interval: Interval;
        currency: Money['currency'];
        customerId: CustomerId;
        quantity: number;
        payBy: 'method';
        trial: true;
      }>;
    }>,
  ): Answered;
  previewChange(
    ask: Readonly<{ actor: Actor; id: SubscriptionId; asked: Wanted }>,
  ): Promise<Result<ChangeOffer, Refusal>>;
  changePlan(ask: Ask & Readonly<{ asked: Wanted }>): Answered;
  cancelSubscription(
    ask: Ask & Readonly<{ asked: Readonly<{ when: 'period-end'; creditUnused: false }> }>,
  ): Answered;
  /** Takes a cancellation back. */
  reactivateSubscription(ask: Ask): Answered;
  /** Newest first. */
  listInvoices(
    seen: Visibility,
    filter: Readonly<{ customerId: CustomerId }>,
    page: PageRequest,
  ): Promise<Page<Billed>>;
  /** Where the customer manages how they pay, without a login; undefined when there is no such page. */
  portalUrl(tenantId: TenantId, customerId: CustomerId): string | undefined;
}
