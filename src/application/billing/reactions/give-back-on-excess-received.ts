import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { billingEvents } from '../contract.ts';

/** Money that came for an invoice that wanted none, or another amount, goes back to where it came from. */
export const giveBackOnExcessReceived = ({ charges }: Pick<BillingPorts, 'charges'>): Reaction => ({
  hears: billingEvents.excessReceived,
  run: async ({ tenantId, data }) => {
    const { excessPaymentId, invoiceId } = data;
    if (typeof excessPaymentId !== 'string') return;
    await charges.giveBack({
      tenantId: tenantId as TenantId,
      key: `${String(invoiceId)}:excess:${excessPaymentId}`,
      paymentId: excessPaymentId as PaymentId,
      reason: 'nothing was owed, or another amount',
    });
  },
});
