import { type RefundId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { settlePaymentRefund } from '../commands/settle-payment-refund.ts';
import { paymentsEvents } from '../contract.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Tells a payment how its refund ended, when whoever recorded that died before saying so. */
export const settlePaymentOnRefundEnded = (ports: PaymentsPorts): Reaction[] =>
  [paymentsEvents.refundCompleted, paymentsEvents.refundFailed].map((hears) => ({
    hears,
    run: async ({ tenantId, aggregate }) => {
      const refund = await ports.refunds.find(tenantId as TenantId, aggregate.id as RefundId);
      if (refund) await settlePaymentRefund(ports)(refund);
    },
  }));
