import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { taxKept } from '#domain/billing/tax-kept';
import { type TenantId } from '#domain/shared/ids';
import { type BilledKind, type BilledMoney } from '../contract.ts';
import { type BillingRegister } from '../ports/billing-register.ts';

/** Money that was billed and is not the tenant's to keep, for whoever keeps books of it. */
export const billedMoney = ({ register }: Readonly<{ register: BillingRegister }>) => ({
  tenantAfter: (tenantId: string | undefined) => register.tenantAfter(tenantId),
  page: async (
    kind: BilledKind,
    tenantId: TenantId,
    after: string | undefined,
    limit: number,
  ): Promise<readonly BilledMoney[]> =>
    kind === 'subscriptions'
      ? (await register.subscriptions(tenantId, { after, limit })).map(ofSubscription)
      : (await register.invoices(tenantId, { after, limit })).map(ofInvoice),
  find: async (kind: BilledKind, tenantId: TenantId, id: string): Promise<BilledMoney | undefined> => {
    if (kind === 'invoices') {
      const invoice = await register.findInvoice(tenantId, id);
      return invoice && ofInvoice(invoice);
    }
    const subscription = await register.findSubscription(tenantId, id);
    return subscription && ofSubscription(subscription);
  },
});

const ofSubscription = ({ id, version, balance }: Subscription): BilledMoney => ({
  id,
  version,
  amount: balance,
});

const ofInvoice = (invoice: Invoice): BilledMoney => ({
  id: invoice.id,
  version: invoice.version,
  amount: taxKept(invoice),
});
