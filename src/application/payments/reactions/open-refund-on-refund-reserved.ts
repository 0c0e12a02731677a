import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { paymentsEvents } from '../contract.ts';
import { openReservedRefund } from '../open-reserved-refund.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Writes down a refund whose requester died right after its share was set aside. Its call is then settled like any other. */
export const openRefundOnRefundReserved = (ports: PaymentsPorts): Reaction => ({
  hears: paymentsEvents.refundReserved,
  run: async ({ tenantId, aggregate, data, by }) => {
    const payment = await ports.payments.find(tenantId as TenantId, aggregate.id as PaymentId);
    const share = payment?.refunds.find(({ id }) => id === data.refundId);
    if (payment && share?.state === 'reserved') await openReservedRefund(ports, payment, share, by);
  },
});
