import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';
import { drawUp } from './draw-up.ts';
import { finaliseInvoice, type Finalised } from './finalise-invoice.ts';
import { type InvoiceOrder } from './invoice-order.ts';
import { settlePaid } from './settle-subscription.ts';

/** Draws up and finalises what was ordered. One for which nothing is owed is paid by that, and its subscription told. */
export const drawOrder = async (
  ports: BillingPorts,
  subscription: Subscription,
  order: InvoiceOrder,
): Promise<Finalised> => {
  const draft: Invoice = await drawUp(ports, subscription, order, { isNew: false });
  const finalised = await finaliseInvoice(ports, draft, subscription);
  return finalised.invoice.status === 'paid'
    ? { ...finalised, subscription: await settlePaid(ports, finalised.invoice, finalised.subscription) }
    : finalised;
};
