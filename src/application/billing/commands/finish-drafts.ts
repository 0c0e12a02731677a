import { isForgonePeriod } from '#domain/billing/forgone';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from '../billing-ports.ts';
import { closeInvoice } from '../close-invoice.ts';
import { finaliseInvoice } from '../finalise-invoice.ts';
import { settlePaid } from '../settle-subscription.ts';
import { load } from '../../shared/load.ts';

/** Younger drafts are still in the hands of whoever drew them up. */
const ageMinMs = 10_000;
const batchMax = 100;
const ended = 'the subscription has ended';

/**
 * Finalises drafts whose maker died before doing so. Gives how many there were. One that fails is logged and found again, and
 * keeps nobody from the others.
 */
export const finishDrafts = (ports: BillingPorts) => async (): Promise<number> => {
  const madeBefore = new Date(ports.clock.now().getTime() - ageMinMs);
  const drafts = await ports.invoices.drafts(madeBefore, batchMax);
  for (const draft of drafts) {
    try {
      await finish(ports, draft);
    } catch (error) {
      ports.log.error('draft-not-finished', { invoiceId: draft.id, error });
    }
  }
  return drafts.length;
};

const finish = async (ports: BillingPorts, draft: Invoice): Promise<void> => {
  const { tenantId, subscriptionId, periodIndex } = draft;
  const known = await load(ports.subscriptions, tenantId, subscriptionId);
  const isOver = (subscription: Subscription): boolean =>
    // What was had has its number, so a draft of an earlier period is of one that nobody had.
    isForgonePeriod(subscription, periodIndex) ||
    (periodIndex !== null && periodIndex < subscription.period.index);
  if (isOver(known)) {
    await closeInvoice(ports, draft, 'void', ended);
    return;
  }
  const { invoice, subscription } = await finaliseInvoice(ports, draft, known);
  if (invoice.status === 'paid') await settlePaid(ports, invoice, subscription);
  // Whoever ended it has looked for what is owed, and a draft is not owed yet.
  const latest = await ports.subscriptions.find(tenantId, subscriptionId);
  if (latest && isOver(latest)) await closeInvoice(ports, invoice, 'void', ended);
};
