import { decideInvoice } from '#domain/billing/invoice-evolution';
import { type Invoice } from '#domain/billing/invoice';
import { balanceKey, moveBalance } from '#domain/billing/subscription-balance';
import { type Money } from '#domain/shared/money';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { load } from '../shared/load.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepInvoice } from './keep-invoice.ts';
import { keepSubscription } from './keep-subscription.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'subscriptions' | 'outbox' | 'heard' | 'clock'>;

/**
 * Gives what the balance paid of an invoice back to it, once, however often and however late this is done. Gives the invoice
 * as it stands then.
 */
export const returnCredit = async (ports: Ports, invoice: Invoice, credit: Money): Promise<Invoice> => {
  if (credit.minor === 0n || invoice.isCreditReturned) return invoice;
  await retryOnConflict(() => moveBack(ports, invoice, credit));
  return fromLastSeen(ports.invoices, invoice, async (latest) => {
    if (latest.isCreditReturned) return latest;
    const decided = decideInvoice(latest, { type: 'CreditReturned', at: ports.clock.now() });
    if (!decided.ok) throw new Error(`${latest.id} can't have its credit returned: it is ${latest.status}`);
    return keepInvoice(ports, decided.value);
  });
};

const moveBack = async (
  ports: Ports,
  { key, tenantId, subscriptionId }: Invoice,
  change: Money,
): Promise<void> => {
  const subscription = await load(ports.subscriptions, tenantId, subscriptionId);
  const move = { key: balanceKey(key, 'returned'), change };
  const moved = moveBalance(subscription, move, ports.clock.now());
  if (moved && !moved.ok) throw new Error(`the balance can't be moved: ${moved.error.code}`);
  if (moved) await keepSubscription(ports, subscription, moved.value);
};
