import { type MoneyFact } from '#domain/notifications/facts';
import { type PaymentId, type SubscriptionId, type TenantId } from '#domain/shared/ids';

/** The invoice of a subscription's period. `coming`: it is being drawn up; `settled`: nothing is owed for it any more. */
export type PeriodInvoice = Readonly<{
  id: string;
  standing: 'coming' | 'owed' | 'settled';
  due: MoneyFact;
}>;

/** A payment. `customerId` null: nobody was named. `invoiceId` null: it was for no invoice. */
export type PaidWith = Readonly<{ number: string; customerId: string | null; invoiceId: string | null }>;

/** What events do not say and a message wants to tell. Answered by the modules that own payments and invoices. */
export interface Matters {
  payment(tenantId: TenantId, paymentId: PaymentId): Promise<PaidWith | undefined>;
  periodInvoice(
    tenantId: TenantId,
    subscriptionId: SubscriptionId,
    periodIndex: number,
  ): Promise<PeriodInvoice | undefined>;
  /** The name of the plan that a subscription falls back to when nobody pays for it; null when it ends then. */
  freePlan(tenantId: TenantId, subscriptionId: SubscriptionId): Promise<string | null>;
}
