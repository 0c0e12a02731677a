import { type Invoice } from '#domain/billing/invoice';
import { balanceKey, moveBalance } from '#domain/billing/subscription-balance';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepSubscription } from './keep-subscription.ts';
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
  await retryOnConflict(async () => {
    const invoice = await load(ports.invoices, tenantId, id);
    await writeCreditNote(ports, invoice, { amount: credit, reason, refundId: null, isUndone: false });
  });
  await retryOnConflict(() => returnBalance(ports, paid));
};

const returnBalance = async (
  ports: BillingPorts,
  { key, tenantId, subscriptionId, credit }: Invoice,
): Promise<void> => {
  const subscription = await load(ports.subscriptions, tenantId, subscriptionId);
  const move = { key: balanceKey(key, 'returned'), change: credit };
  const moved = moveBalance(subscription, move, ports.clock.now());
  if (moved && !moved.ok) throw new Error(`the balance can't be moved: ${moved.error.code}`);
  if (moved) await keepSubscription(ports, subscription, moved.value);
};
