import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { billingEvents } from '../contract.ts';
import { drawOrder } from '../draw-orders.ts';
import { orderFromWire, type WireOrder } from '../invoice-order.ts';
import { load } from '../../shared/load.ts';

/** Draws up what a subscription ordered besides its periods, unless whoever ordered it has done so. */
export const drawUpOnInvoiceOrdered = (ports: BillingPorts): Reaction => ({
  hears: billingEvents.invoiceOrdered,
  run: async ({ tenantId, aggregate, data }) => {
    const subscription = await load(
      ports.subscriptions,
      tenantId as TenantId,
      aggregate.id as SubscriptionId,
    );
    await drawOrder(ports, subscription, orderFromWire(data.order as WireOrder));
  },
});
