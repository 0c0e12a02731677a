import { balanceMoves } from '#domain/billing/invoice-balance';
import { type Invoice } from '#domain/billing/invoice';
import { moveBalance } from '#domain/billing/subscription-balance';
import { load } from '../shared/load.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepSubscription } from './keep-subscription.ts';

type Ports = Pick<BillingPorts, 'subscriptions' | 'outbox' | 'heard' | 'clock'>;

/** Moves of its subscription's balance what an invoice moves, as it stands now: each once, however often this is done. */
export const moveBalanceOf = (ports: Ports, invoice: Invoice): Promise<void> =>
  retryOnConflict(async () => {
    let subscription = await load(ports.subscriptions, invoice.tenantId, invoice.subscriptionId);
    for (const move of balanceMoves(invoice)) {
      const moved = moveBalance(subscription, move, ports.clock.now());
      if (moved && !moved.ok) throw new Error(`the balance can't be moved: ${moved.error.code}`);
      if (moved) subscription = await keepSubscription(ports, subscription, moved.value);
    }
  });
