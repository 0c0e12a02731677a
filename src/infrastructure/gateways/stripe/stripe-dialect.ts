import Stripe from 'stripe';
import { type ProviderNotice } from '#application/payments/contract';
import { type Notice, type WebhookDialect } from '#application/webhooks/ports/webhook-dialect';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { err, ok } from '#domain/shared/result';
import { isHeard } from './heard-types.ts';
import { methodNotice } from './method-notices.ts';
import { fromStripe } from './stripe-amount.ts';
import { fromCharge, fromDispute, fromIntent, fromRefund } from './stripe-mapping.ts';

/**
 * How old a signature may be: docs.stripe.com/webhooks recommends five minutes. The client leaves those that are to come to us,
 * and they get no more: one that is far ahead could be sent again for as long.
 */
const toleranceS = 300;
const signedAtS = (signature: string): number =>
  Number([...signature.matchAll(/(?:^|,)t=(\d+)/g)].at(-1)?.[1] ?? 0);

/** Understands what Stripe sends. `secrets`: all that are valid now; two while one is being rotated. */
export const stripeDialect = ({ secrets }: { secrets: readonly string[] }): WebhookDialect => ({
  provider: 'stripe',
  verify: ({ header, body, at }) => {
    const signature = header('stripe-signature');
    if (!signature) return err({ code: 'bad-signature', detail: 'The Stripe-Signature header is missing.' });
    const isEarly = signedAtS(signature) - at.getTime() / 1_000 > toleranceS;
    for (const secret of isEarly ? [] : secrets) {
      try {
        const event = webhooks.constructEvent(
          Buffer.from(body),
          signature,
          secret,
          toleranceS,
          undefined,
          at.getTime(),
        );
        return ok({ eventId: event.id, type: event.type, occurredAt: new Date(event.created * 1_000) });
      } catch (failure) {
        if (!(failure instanceof Stripe.errors.StripeSignatureVerificationError))
          return err({ code: 'malformed', detail: 'The body is not an event.' });
      }
    }
    return err({
      code: 'bad-signature',
      detail: 'No signature matches any of our secrets within five minutes.',
    });
  },
  translate: (body) => translate(JSON.parse(body) as Stripe.Event),
});

// Signatures need no account: the key of this client is never sent anywhere.
const { webhooks } = new Stripe('sk_not_used_for_calls');

const nothing: ProviderNotice = { kind: 'of-no-interest' };

const translate = (event: Stripe.Event): Notice => {
  if (!isHeard(event)) return methodNotice(event) ?? nothing;
  switch (event.type) {
    case 'payment_intent.created':
    case 'payment_intent.requires_action':
    case 'payment_intent.processing':
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled': {
      const intent = event.data.object;
      return {
        kind: 'payment',
        paymentId: ours(intent.metadata),
        reference: intent.id,
        news: fromIntent(intent),
      };
    }
    case 'charge.succeeded':
    case 'charge.captured':
    case 'charge.failed': {
      const charge = event.data.object;
      const reference = idOf(charge.payment_intent);
      return reference
        ? { kind: 'payment', paymentId: ours(charge.metadata), reference, news: fromCharge(charge) }
        : nothing;
    }
    case 'charge.refunded': {
      const charge = event.data.object;
      const paymentReference = idOf(charge.payment_intent);
      return paymentReference
        ? {
            kind: 'refunds-changed',
            paymentReference,
            refunded: fromStripe(charge.amount_refunded, charge.currency),
          }
        : nothing;
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const refund = event.data.object;
      const paymentReference = idOf(refund.payment_intent);
      if (!paymentReference) return nothing;
      return {
        kind: 'refund',
        refundId: refund.metadata?.kassa_refund_id as RefundId | undefined,
        reference: refund.id,
        paymentReference,
        amount: fromStripe(refund.amount, refund.currency),
        reason: (refund.reason ?? 'made-at-the-provider').replaceAll('_', '-'),
        news: fromRefund(refund),
      };
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const news = fromDispute(event.data.object);
      return news ? { kind: 'dispute', news } : nothing;
    }
  }
};

const ours = (metadata: Stripe.Metadata | null): PaymentId | undefined =>
  metadata?.kassa_payment_id as PaymentId | undefined;
const idOf = (reference: string | { id: string } | null): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;
