import { type PaymentId, type PaymentMethodId } from '#domain/shared/ids';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type PayWith } from './attempt-payment.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { type Payer } from './ports/payers.ts';
import { recordOutcome, type Recorded } from './record-outcome.ts';

/** How a customer pays who is not there: with what they saved. */
export const whileAway = (methodId: PaymentMethodId, payer: Payer | undefined): PayWith => ({
  means: { id: methodId },
  actor: null,
  country: payer?.country ?? null,
  returnUrl: null,
});

/**
 * Takes back a charge that waits for a customer who is away: it can be paid no longer, and they get a link on which they pay
 * when they like. It may have been paid in the meantime, which is as good.
 */
export const withdrawCharge = async (
  ports: BillingPorts,
  { invoice, subscription }: Readonly<{ invoice: Invoice; subscription: Subscription }>,
  attempt: string,
  paymentId: PaymentId,
): Promise<Recorded & Readonly<{ outcome: ChargeOutcome }>> => {
  const left = await ports.charges.abandon(invoice.tenantId, paymentId, `${attempt}:abandon`);
  const outcome: ChargeOutcome =
    left?.kind === 'failed' || !left
      ? { kind: 'failed', paymentId, failure: 'authentication-required' }
      : left;
  return { outcome, ...(await recordOutcome(ports, invoice, attempt, outcome, subscription)) };
};
