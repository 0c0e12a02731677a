import { type Invoice } from '#domain/billing/invoice';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { returnCredit } from './return-credit.ts';
import { writeCreditNote } from './write-credit-note.ts';
import { load } from '../shared/load.ts';

/**
 * Gives back all that paid an invoice for something that nobody gets: money to where it came from, balance to the balance.
 * Each goes back once, however often and by however many it is asked, and each has its credit note: that of the money is
 * written when its refund is completed.
 */
export const giveInvoiceBack = async (ports: BillingPorts, paid: Invoice, reason: string): Promise<void> => {
  const { id, tenantId, paymentId, credit } = paid;
  if (paymentId !== null) await ports.charges.giveBack({ tenantId, key: `${id}:not-had`, paymentId, reason });
  if (credit.minor === 0n) return;
  const noted = await retryOnConflict(async () => {
    const invoice = await load(ports.invoices, tenantId, id);
    return writeCreditNote(ports, invoice, { amount: credit, reason, refundId: null, isUndone: false });
  });
  await returnCredit(ports, noted, credit);
};
