import { paymentsEvents } from '#application/payments/contract';
import { type Subject, type SubjectKind } from '#domain/recovery/doubt';
import { type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { lookAt } from '../commands/look-at.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';

/**
 * Rare events only. That a payment was captured is heard of by a look at the open cases instead: else every payment would
 * pay for the few that are in doubt.
 */
const heard = [
  paymentsEvents.outcomeUnresolved,
  paymentsEvents.refundCompleted,
  paymentsEvents.refundFailed,
  paymentsEvents.disputeOpened,
  paymentsEvents.disputeEscalated,
  paymentsEvents.disputeClosed,
] as const;

const kinds: Readonly<Record<string, SubjectKind>> = {
  payments: 'payment',
  refunds: 'refund',
  disputes: 'dispute-evidence',
};

/** Opens and clears cases as soon as something is told; the sweep finds what is not. */
export const lookOnNews = (ports: RecoveryPorts): Reaction[] =>
  heard.map((hears) => ({
    hears,
    run: async ({ tenantId, aggregate }) => {
      const kind = kinds[aggregate.kind];
      const subject: Subject | undefined = kind && { kind, id: aggregate.id };
      if (subject) await lookAt(ports)(tenantId as TenantId, subject);
    },
  }));
