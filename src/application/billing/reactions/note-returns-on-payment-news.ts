import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { paymentsEvents } from '../../payments/contract.ts';
import { type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { noteReturns } from '../note-returns.ts';

/** Keeps the credit notes of an invoice in line with the refunds of what paid it. */
export const noteReturnsOnPaymentNews = (ports: BillingPorts): Reaction[] =>
  [paymentsEvents.refundCompleted, paymentsEvents.refundFailed].map((hears) => ({
    hears,
    run: async ({ tenantId, data: { paymentId } }) => {
      if (typeof paymentId !== 'string') return;
      await noteReturns(ports, tenantId as TenantId, paymentId as PaymentId);
    },
  }));
