import { type CreditPurchase, decidePurchase } from '#domain/credits/credit-purchase';
import { type PurchaseEvent } from '#domain/credits/purchase-events';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { type CreditsPorts } from './credits-ports.ts';
import { purchaseFailed } from './publish.ts';

type Ports = Pick<CreditsPorts, 'purchases' | 'outbox' | 'heard'>;

/**
 * Applies to a purchase what `happened` gives for it as it stands, and saves it. Events that its table does not allow now have
 * happened before, or are overtaken, and are passed over. `happened` is asked again when somebody else saved first.
 */
export const keepPurchase = async (
  ports: Ports,
  purchase: CreditPurchase,
  happened: (purchase: CreditPurchase) => readonly PurchaseEvent[],
): Promise<CreditPurchase> =>
  fromLastSeen(ports.purchases, purchase, async (before) => {
    const after = happened(before).reduce((now, event) => {
      const decision = decidePurchase(now, event);
      return decision.ok ? decision.value.state : now;
    }, before);
    if (after === before) return before;
    const hasFailed = after.status === 'failed' && before.status !== 'failed';
    const events = hasFailed ? purchaseFailed(after).filter(({ type }) => ports.heard.has(type)) : [];
    const saved = await ports.purchases.save(after, events);
    ports.outbox.handOver(events);
    return saved;
  });
