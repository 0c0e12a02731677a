import { type DunningPolicy } from '#domain/billing/dunning-policy';
import { type TaxBehaviour } from '#domain/billing/tax';
import { type TenantId } from '#domain/shared/ids';
import { type NumberSeries } from './invoice-numbers.ts';

/** How a tenant bills. */
export type BillingSettings = Readonly<{
  dunning: DunningPolicy;
  taxBehaviour: TaxBehaviour;
  /** Begins the numbers of invoices; those of credit notes begin with `creditNotePrefix`. */
  invoicePrefix: string;
  creditNotePrefix: string;
  /** Who sells, as invoices say. */
  seller: Readonly<{ name: string; address: readonly string[]; taxId: string | null }>;
  /** How long everything goes on working after a cancellation `with grace`, in days. */
  cancellationGraceDays: number;
  /** How long the first payment of a subscription is waited for, in hours. */
  incompleteHours: number;
}>;

/** All that the numbers of each series ever began with; what they begin with now is among it. */
export type PrefixesHad = Readonly<Record<NumberSeries, readonly string[]>>;

export interface BillingSettingsBook {
  /** What the tenant has said, or `standardBillingSettings`. */
  of(tenantId: TenantId): Promise<BillingSettings>;
  /** Read anew, for whoever changes them. */
  prefixesHad(tenantId: TenantId): Promise<PrefixesHad>;
  /** Keeps with them that they had these prefixes. Throws ConcurrencyConflict when `had` is not the latest any more. */
  save(tenantId: TenantId, settings: BillingSettings, had: PrefixesHad, at: Date): Promise<void>;
}
