import { giveUpInvoice } from '#domain/billing/invoice-steps';
import { type Invoice } from '#domain/billing/invoice';
import { openAttempt } from '#domain/billing/pay-attempt';
import { Unavailable } from '../shared/unavailable.ts';
import { announcedUntil } from './announced-transfer.ts';
import { type BillingPorts } from './billing-ports.ts';
import { carryOutVoid } from './commands/void-invoice.ts';
import { followAttempt } from './follow-attempt.ts';
import { keepInvoice } from './keep-invoice.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { recordOutcome } from './record-outcome.ts';
import { returnCredit } from './return-credit.ts';

/**
 * Sees to it that an invoice is not asked for any more: `void` when it should not be owed, `give-up` when it is owed still;
 * what its balance paid goes back. One that was paid in the meantime stays paid. Throws Unavailable while a charge for it is
 * under way, or money that was announced: it is tried again.
 */
export const closeInvoice = async (
  ports: BillingPorts,
  invoice: Invoice,
  how: 'void' | 'give-up',
  reason: string,
): Promise<Invoice> => {
  const quiet = await withoutAttempt(ports, invoice);
  if (quiet.status === 'paid' || quiet.status === 'void') return quiet;
  if (how === 'void') {
    const voided = await carryOutVoid(ports, quiet, reason);
    if (!voided.ok) throw new Unavailable(`${invoice.id} can't be voided yet: ${voided.error.code}`);
    return voided.value;
  }
  if (quiet.status === 'uncollectible') return quiet;
  const given = giveUpInvoice(quiet, ports.clock.now());
  if (!given.ok) throw new Unavailable(`${invoice.id} can't be given up yet: ${given.error.code}`);
  const kept = await keepInvoice(ports, given.value);
  return returnCredit(ports, kept, kept.returned);
};

/** Nobody called a transfer off: its time was up. */
const runOut = (left: ChargeOutcome): ChargeOutcome =>
  left.kind === 'failed' ? { ...left, failure: 'expired' } : left;

const withoutAttempt = async (ports: BillingPorts, invoice: Invoice): Promise<Invoice> => {
  const open = openAttempt(invoice.attempts);
  if (!open) return invoice;
  const { invoice: followed, outcome } = await followAttempt(ports, invoice, open);
  if (outcome?.kind === 'paid' || outcome?.kind === 'failed') return followed;
  if (outcome?.kind === 'action' && !announcedUntil(outcome, ports.clock.now())) {
    const left = await ports.charges.abandon(invoice.tenantId, outcome.paymentId, `${open.key}:abandon`);
    if (left?.kind === 'paid' || left?.kind === 'failed')
      return (await recordOutcome(ports, followed, open.key, outcome.transferUntil ? runOut(left) : left))
        .invoice;
  }
  throw new Unavailable(`a charge for ${invoice.id} is under way`);
};
