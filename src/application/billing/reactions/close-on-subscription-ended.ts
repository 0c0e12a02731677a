import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { closeInvoice } from '../close-invoice.ts';
import { billingEvents } from '../contract.ts';

/**
 * What a subscription that has ended still owes for its periods is not asked for any more. Voided when somebody cancelled, or
 * nothing was ever had; given up when nobody paid for what was had, so that it may still be paid.
 */
export const closeOnSubscriptionEnded = (ports: BillingPorts): Reaction[] =>
  [
    billingEvents.subscriptionCancelled,
    billingEvents.subscriptionExpired,
    billingEvents.downgradedToFree,
  ].map((hears) => ({ hears, run: (event) => close(ports, event) }));

const close = async (
  ports: BillingPorts,
  { type, tenantId, aggregate, data }: IntegrationEvent,
): Promise<void> => {
  const wasHad = type !== billingEvents.subscriptionCancelled && data.statusBefore !== 'incomplete';
  const owed = await ports.invoices.owedBy(tenantId as TenantId, aggregate.id as SubscriptionId);
  // Of a subscription that was taken up again since, only what was owed before is closed: clocks of processes differ.
  const begun = Number(data.periodIndex);
  const last = type === billingEvents.downgradedToFree ? begun - 1 : begun;
  for (const invoice of owed.filter(({ periodIndex }) => periodIndex !== null && periodIndex <= last))
    await closeInvoice(ports, invoice, wasHad ? 'give-up' : 'void', 'the subscription has ended');
};
