import { type BillingPorts } from '../billing-ports.ts';
import { finaliseInvoice } from '../finalise-invoice.ts';
import { settlePaid } from '../settle-subscription.ts';

/** Younger drafts are still in the hands of whoever drew them up. */
const ageMinMs = 10_000;
const batchMax = 100;

/** Finalises drafts whose maker died before doing so. Gives how many there were. */
export const finishDrafts = (ports: BillingPorts) => async (): Promise<number> => {
  const madeBefore = new Date(ports.clock.now().getTime() - ageMinMs);
  const drafts = await ports.invoices.drafts(madeBefore, batchMax);
  for (const draft of drafts) {
    const subscription = await ports.subscriptions.find(draft.tenantId, draft.subscriptionId);
    if (!subscription) throw new Error(`${draft.subscriptionId} of ${draft.id} has vanished`);
    const finalised = await finaliseInvoice(ports, draft, subscription);
    if (finalised.invoice.status === 'paid')
      await settlePaid(ports, finalised.invoice, finalised.subscription);
  }
  return drafts.length;
};
