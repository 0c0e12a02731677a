import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import { type BillingUseCases } from '#application/billing/index';
import { type SubscriptionAnswer } from '#application/billing/subscription-answer';
import { type SubscriptionView } from '#application/billing/subscription-view';
import { type CustomerId, type TenantId } from '#domain/shared/ids';

export type Interval = SubscriptionView['item']['interval'];

/** What the bot tells of what it did; whether it was done before makes no difference to it. */
export type DeskAnswer = Omit<SubscriptionAnswer, 'replayed'>;

/** Everything the bot asks of billing. Each call re-reads what it is about; none trusts what a button said. */
export type BillingDesk = Pick<CatalogueUseCases, 'listPlans'> &
  Pick<
    BillingUseCases,
    | 'currentSubscription'
    | 'openSubscription'
    | 'previewChange'
    | 'changePlan'
    | 'cancelSubscription'
    | 'reactivateSubscription'
    | 'listInvoices'
  > &
  Readonly<{
    /** Where the customer manages how they pay, without a login; undefined when there is no such page. */
    portalUrl(tenantId: TenantId, customerId: CustomerId): string | undefined;
  }>;
