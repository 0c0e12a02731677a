import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type TenantId } from '#domain/shared/ids';

/** `after`: the last id of the page before. */
export type RegisterPage = Readonly<{ after: string | undefined; limit: number }>;

/** Everything that was ever billed, read in bulk by whoever compares books. */
export interface BillingRegister {
  /** The next tenant, in alphabetical order, with a subscription. */
  tenantAfter(tenantId: string | undefined): Promise<string | undefined>;
  /** In the order of their ids. */
  subscriptions(tenantId: TenantId, page: RegisterPage): Promise<readonly Subscription[]>;
  invoices(tenantId: TenantId, page: RegisterPage): Promise<readonly Invoice[]>;
  findSubscription(tenantId: TenantId, id: string): Promise<Subscription | undefined>;
  findInvoice(tenantId: TenantId, id: string): Promise<Invoice | undefined>;
}
