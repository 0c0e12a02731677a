import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { Unavailable } from '../shared/unavailable.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type ReturnedMoney } from './ports/charges.ts';
import { writeCreditNote } from './write-credit-note.ts';

/**
 * Brings the credit notes of the invoice that a payment has paid in line with what went back of it: a note for each refund,
 * undone when its money has come again. It makes no difference in what order, and how often, refunds are heard of.
 */
export const noteReturns = async (
  ports: BillingPorts,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<void> => {
  const isChanged = await retryOnConflict(async () => {
    const returns = await ports.charges.returnsOf(tenantId, paymentId);
    return returns.length > 0 && noteAll(ports, tenantId, paymentId, returns);
  });
  // What was written may have been overtaken by what came again meanwhile, and was not to be undone yet when that was heard.
  if (isChanged) await noteReturns(ports, tenantId, paymentId);
};

/** Gives whether anything was written. */
const noteAll = async (
  ports: BillingPorts,
  tenantId: TenantId,
  paymentId: PaymentId,
  returns: readonly ReturnedMoney[],
): Promise<boolean> => {
  const found = await ports.invoices.findByPayment(tenantId, paymentId);
  if (!found) {
    await expectNoInvoice(ports, tenantId, paymentId);
    return false;
  }
  let invoice = found;
  // What is undone makes room for what went back since.
  for (const one of [...returns].sort((a, b) => Number(b.isUndone) - Number(a.isUndone)))
    invoice = await writeCreditNote(ports, invoice, one);
  return invoice.version !== found.version;
};

/**
 * A payment that is for no invoice, or came to one that wanted none, has no notes. Throws Unavailable when its invoice does not
 * know of it yet, as when whoever charged has died: then this is looked at again, and costs those nothing who refund nothing.
 */
const expectNoInvoice = async (
  { charges, invoices }: BillingPorts,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<void> => {
  const invoiceId = await charges.invoiceOf(tenantId, paymentId);
  const invoice = invoiceId && (await invoices.find(tenantId, invoiceId));
  if (invoice && !invoice.excess.some((one) => one.paymentId === paymentId))
    throw new Unavailable(`${invoice.id} does not know of ${paymentId} yet`);
};
