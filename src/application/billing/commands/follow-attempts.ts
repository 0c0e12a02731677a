import { openAttempt } from '#domain/billing/pay-attempt';
import { type BillingPorts } from '../billing-ports.ts';
import { abandonedAfterMs, followAttempt } from '../follow-attempt.ts';

const batchMax = 100;

/**
 * Asks what became of attempts to pay that nobody has heard of for a while: a charge whose maker died, an event that is late.
 * Gives how many came to an end.
 */
export const followAttempts = (ports: BillingPorts) => async (): Promise<number> => {
  const begunBefore = new Date(ports.clock.now().getTime() - abandonedAfterMs);
  const waiting = await ports.invoices.attemptsOpen(begunBefore, batchMax);
  const ended = await Promise.all(
    waiting.map(async (invoice) => {
      const open = openAttempt(invoice.attempts);
      if (!open) return false;
      const { outcome } = await followAttempt(ports, invoice, open);
      return outcome?.kind === 'paid' || outcome?.kind === 'failed';
    }),
  );
  return ended.filter(Boolean).length;
};
