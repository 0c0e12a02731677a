import { type Invoice } from '#domain/billing/invoice';
import { balanceKey, moveBalance } from '#domain/billing/subscription-balance';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepSubscription } from './keep-subscription.ts';

type Ports = Pick<BillingPorts, 'charges' | 'subscriptions' | 'outbox' | 'heard' | 'clock'>;

/**
 * Gives back all that paid an invoice for something that nobody gets: money to where it came from, balance to the balance.
 * Each goes back once, however often and by however many it is asked.
 */
export const giveInvoiceBack = async (
  ports: Ports,
  { id, key, tenantId, subscriptionId, paymentId, credit }: Invoice,
  reason: string,
): Promise<void> => {
  if (paymentId !== null) await ports.charges.giveBack({ tenantId, key: `${id}:not-had`, paymentId, reason });
  await retryOnConflict(async () => {
    const subscription = await ports.subscriptions.find(tenantId, subscriptionId);
    if (!subscription) throw new Error(`${subscriptionId} of ${id} has vanished`);
    const move = { key: balanceKey(key, 'returned'), change: credit };
    const moved = moveBalance(subscription, move, ports.clock.now());
    if (moved && !moved.ok) throw new Error(`the balance can't be moved: ${moved.error.code}`);
    if (moved) await keepSubscription(ports, subscription, moved.value);
  });
};
