import type Stripe from 'stripe';
import {
  type CaptureCall,
  type ConfirmCall,
  type OpeningCall,
  type RefundCall,
  type VoidCall,
} from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { toStripe } from './stripe-amount.ts';
import { failureOf, refusalOf } from './stripe-failures.ts';
import { fromError, fromIntent, fromRefund } from './stripe-mapping.ts';
import { isWhole, silent } from './stripe-reply.ts';

export type StripeCalls = ReturnType<typeof stripeCalls>;

/** The calls that Stripe knows, each made once, each under the key it was promised with. */
export const stripeCalls = (stripe: Stripe) => ({
  prepare: (call: OpeningCall): Promise<PaymentNews> =>
    stripe.paymentIntents.create(opening(call), { idempotencyKey: call.key }).then(prepared, fromError),

  open: (call: OpeningCall): Promise<PaymentNews> =>
    stripe.paymentIntents.create(charging(call), { idempotencyKey: call.key }).then(heard, fromError),

  /** Without a source the customer has acted elsewhere: then Stripe has gone on by itself, and we only look. */
  confirm: ({ reference, source, returnUrl, key }: ConfirmCall): Promise<PaymentNews> =>
    source === null
      ? stripe.paymentIntents.retrieve(reference, { expand: ['latest_charge'] }).then(heard, fromError)
      : stripe.paymentIntents
          .confirm(
            reference,
            {
              payment_method: source,
              expand: ['latest_charge'],
              ...(returnUrl && { return_url: returnUrl }),
            },
            { idempotencyKey: key },
          )
          .then(heard, fromError),

  capture: ({ reference, amount, key }: CaptureCall): Promise<PaymentNews> =>
    stripe.paymentIntents
      .capture(
        reference,
        { amount_to_capture: toStripe(amount).amount, expand: ['latest_charge'] },
        { idempotencyKey: key },
      )
      .then(heard, fromError),

  cancel: ({ reference, key }: VoidCall): Promise<PaymentNews> =>
    stripe.paymentIntents.cancel(reference, {}, { idempotencyKey: key }).then(heard, fromError),

  refund: ({ paymentReference, amount, reason, refundId, key }: RefundCall) =>
    stripe.refunds
      .create(
        {
          payment_intent: paymentReference,
          amount: toStripe(amount).amount,
          metadata: { kassa_refund_id: refundId, kassa_reason: reason },
        },
        { idempotencyKey: key },
      )
      .then(
        (refund) => (isWhole(refund, 'refund') ? fromRefund(refund) : silent(refund)),
        (error: unknown) => {
          const refusal = refusalOf(error);
          return refusal.kind === 'silence'
            ? ({ kind: 'unknown', cause: refusal.cause } as const)
            : ({
                kind: 'failed',
                failure: failureOf(refusal.failure.providerCode, 'processing-error'),
              } as const);
        },
      ),
});

export const heard = (intent: Stripe.Response<Stripe.PaymentIntent>): PaymentNews =>
  isWhole(intent, 'payment_intent') ? fromIntent(intent) : silent(intent);

const prepared = (intent: Stripe.Response<Stripe.PaymentIntent>): PaymentNews => {
  const news = heard(intent);
  return news.kind === 'prepared'
    ? { ...news, details: { ...news.details, clientSecret: intent.client_secret ?? undefined } }
    : news;
};

/** The metadata is how a webhook, a list or a search leads back to our payment when Stripe's id never reached us. */
const opening = ({
  amount,
  paymentId,
  captureMethod,
  description,
  returnUrl,
}: OpeningCall): Stripe.PaymentIntentCreateParams => ({
  ...toStripe(amount),
  capture_method: captureMethod === 'manual' ? 'manual' : 'automatic_async',
  automatic_payment_methods: { enabled: true, allow_redirects: returnUrl === null ? 'never' : 'always' },
  metadata: { kassa_payment_id: paymentId },
  ...(description !== null && { description }),
});

const charging = (call: OpeningCall): Stripe.PaymentIntentCreateParams => ({
  ...opening(call),
  confirm: true,
  expand: ['latest_charge'],
  ...(call.source !== null && { payment_method: call.source }),
  ...(call.returnUrl !== null && { return_url: call.returnUrl }),
});
