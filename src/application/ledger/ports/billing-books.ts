import { type BilledKind, type BilledMoney } from '#application/billing/contract';
import { type TenantId } from '#domain/shared/ids';

/** What billing says of money that is not the tenant's to keep. Answered by the billing module. */
export interface BillingBooks {
  /** The next tenant, in alphabetical order, with a subscription. */
  tenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  /** In the order of their ids. */
  page(
    kind: BilledKind,
    tenantId: TenantId,
    after: string | undefined,
    limit: number,
  ): Promise<readonly BilledMoney[]>;
  find(kind: BilledKind, tenantId: TenantId, id: string): Promise<BilledMoney | undefined>;
}
