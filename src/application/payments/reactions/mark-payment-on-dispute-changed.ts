import { type DisputeId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { markDisputed } from '../commands/mark-disputed.ts';
import { paymentsEvents } from '../contract.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Shows a dispute on its payment, when whoever recorded it died before doing so. */
export const markPaymentOnDisputeChanged = (ports: PaymentsPorts): Reaction[] =>
  [paymentsEvents.disputeOpened, paymentsEvents.disputeEscalated, paymentsEvents.disputeClosed].map(
    (hears) => ({
      hears,
      run: async ({ tenantId, aggregate }) => {
        const dispute = await ports.disputes.find(tenantId as TenantId, aggregate.id as DisputeId);
        if (dispute) await markDisputed(ports)(dispute);
      },
    }),
  );
