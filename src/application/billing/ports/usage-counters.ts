import { type UsageCounter } from '#domain/billing/usage-counter';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';

/** What a counter counts: a feature of a subscription. */
export type CounterKey = Pick<UsageCounter, 'tenantId' | 'subscriptionId' | 'feature'>;

/** A counter after somebody has decided about it, unchanged if they refused, and what they have to say. */
export type DecidedCount<Answer> = Readonly<{ counter: UsageCounter; answer: Answer }>;

export interface UsageCounters {
  /** Null when nothing was counted yet. */
  find(key: CounterKey): Promise<UsageCounter | null>;
  /** All of a subscription, without the requests that they remember. */
  of(tenantId: TenantId, subscriptionId: SubscriptionId): Promise<readonly UsageCounter[]>;
  /**
   * Has a counter decided about and keeps what it has become, as one step: nobody else's change comes between. The answer
   * is given when the change is on disk; a refusal is told of what is stored, never of what somebody remembers. `decide` may
   * be called several times and must be pure. Throws Unavailable when nobody knows whether the change was kept.
   */
  change<Answer extends object>(
    key: CounterKey,
    decide: (counter: UsageCounter) => DecidedCount<Answer>,
  ): Promise<Answer>;
}
