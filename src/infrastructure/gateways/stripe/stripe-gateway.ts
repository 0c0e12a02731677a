import type Stripe from 'stripe';
import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { exponentOf } from '#domain/shared/currency';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { fromStripe } from './stripe-amount.ts';
import { stripeCapabilities } from './stripe-capabilities.ts';
import { stripeCalls } from './stripe-calls.ts';
import { refusalOf } from './stripe-failures.ts';
import { stripeFees } from './stripe-fees.ts';
import { fromRefund } from './stripe-mapping.ts';
import { isWhole, pageOf } from './stripe-reply.ts';
import { settleRefund, settleWithStripe } from './stripe-settling.ts';

/** Stripe's list price for domestic cards: 2.9 % and 30 cents (stripe.com/pricing); the real fee replaces it. */
const listPriceBasisPoints = 290n;

/** Talks to Stripe. What its answers mean is decided next door, in stripe-mapping. */
export const stripeGateway = ({ stripe }: { stripe: Stripe }): PaymentGateway => {
  const calls = stripeCalls(stripe);
  return {
    name: 'stripe',
    capabilities: stripeCapabilities,
    estimatedRate: (currency) => ({
      basisPoints: listPriceBasisPoints,
      fixed: (3n * 10n ** BigInt(exponentOf(currency))) / 10n,
    }),

    prepare: calls.prepare,
    authorize: calls.open,
    charge: calls.open,
    confirm: calls.confirm,
    capture: calls.capture,
    void: calls.cancel,
    refund: calls.refund,
    settle: settleWithStripe(stripe, calls),
    settleRefund: settleRefund(stripe, calls),

    submitEvidence: ({ key, reference, evidence }) =>
      stripe.disputes.update(reference, { evidence, submit: true }, { idempotencyKey: key }).then(
        (dispute) => (isWhole(dispute, 'dispute') ? 'accepted' : 'unknown'),
        (error: unknown) => (refusalOf(error).kind === 'refused' ? 'refused' : 'unknown'),
      ),
    whose: (reference) =>
      stripe.paymentIntents.retrieve(reference).then(
        (intent) =>
          isWhole(intent, 'payment_intent')
            ? ((intent.metadata.kassa_payment_id ?? 'nobody') as PaymentId | 'nobody')
            : 'unknown',
        (error: unknown) => (isMissing(error) ? 'nobody' : 'unknown'),
      ),
    refundsOf: (payment_intent) =>
      stripe.refunds.list({ payment_intent, limit: 100 }).then(
        (list) =>
          pageOf(list)?.map((refund) => ({
            reference: refund.id,
            refundId: (refund.metadata?.kassa_refund_id ?? null) as RefundId | null,
            amount: fromStripe(refund.amount, refund.currency),
            reason: reasonOf(refund),
            news: fromRefund(refund),
          })) ?? 'unknown',
        () => 'unknown' as const,
      ),
    fees: stripeFees(stripe),
  };
};

/** An intent that this account does not have (docs.stripe.com/error-codes): whoever made it, it was not us. */
const isMissing = (error: unknown): boolean => {
  const refusal = refusalOf(error);
  return refusal.kind === 'refused' && refusal.failure.providerCode === 'resource_missing';
};

const reasonOf = (refund: Stripe.Refund): string =>
  refund.metadata?.kassa_reason ?? (refund.reason ?? 'made-at-the-provider').replaceAll('_', '-');
