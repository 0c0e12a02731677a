import type Stripe from 'stripe';
import {
  type CaptureCall,
  type ConfirmCall,
  type OpeningCall,
  type RefundCall,
  type VoidCall,
} from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { toStripe } from './stripe-amount.ts';
import { refundFailureOf, refusalOf } from './stripe-failures.ts';
import { fromError, fromIntent, fromRefund } from './stripe-mapping.ts';
import { asked, isWhole, silent } from './stripe-reply.ts';

export type StripeCalls = ReturnType<typeof stripeCalls>;

/** Stripe gives an id with its first answer, so only a payment it has answered for can be asked about. */
export const known = (reference: string | null): string => {
  if (reference === null) throw new Error('Stripe has not given this payment an id');
  return reference;
};

/** The calls that Stripe knows, each made once, each under the key it was promised with. */
export const stripeCalls = (stripe: Stripe) => ({
  prepare: (call: OpeningCall): Promise<PaymentNews> =>
    stripe.paymentIntents.create(opening(call), { idempotencyKey: call.key }).then(prepared, failed(call)),

  open: (call: OpeningCall): Promise<PaymentNews> =>
    stripe.paymentIntents.create(charging(call), { idempotencyKey: call.key }).then(heard, failed(call)),

  /** Without a source the customer has acted elsewhere: then Stripe has gone on by itself, and we only look. */
  confirm: ({ reference, source, returnUrl, key, again, ...call }: ConfirmCall): Promise<PaymentNews> =>
    source === null
      ? stripe.paymentIntents.retrieve(known(reference), { expand: ['latest_charge'] }).then(heard, asked)
      : ofCustomer(stripe, known(reference), key, call.customerReference)
          .then(() =>
            stripe.paymentIntents.confirm(
              known(reference),
              {
                payment_method: source,
                expand: ['latest_charge'],
                ...(returnUrl && { return_url: returnUrl }),
              },
              { idempotencyKey: key },
            ),
          )
          .then(heard, failed({ again })),

  capture: ({ reference, amount, key, again }: CaptureCall): Promise<PaymentNews> =>
    stripe.paymentIntents
      .capture(
        reference,
        { amount_to_capture: toStripe(amount).amount, expand: ['latest_charge'] },
        { idempotencyKey: key },
      )
      .then(heard, failed({ again })),

  cancel: ({ reference, key, again }: VoidCall): Promise<PaymentNews> =>
    stripe.paymentIntents
      .cancel(known(reference), {}, { idempotencyKey: key })
      .then(heard, failed({ again })),

  refund: ({ paymentReference, amount, reason, refundId, key, again }: RefundCall): Promise<RefundNews> =>
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
        (error: unknown) => refundFailed(error, again),
      ),
});

/** A saved method pays only for its own customer's intents, and confirming can't say whose one is. */
const ofCustomer = async (
  stripe: Stripe,
  reference: string,
  key: string,
  customer: string | null | undefined,
): Promise<void> => {
  if (typeof customer !== 'string') return;
  await stripe.paymentIntents.update(reference, { customer }, { idempotencyKey: `${key}:customer` });
};

const failed =
  ({ again }: Readonly<{ again?: boolean | undefined }>) =>
  (error: unknown): PaymentNews =>
    fromError(error, again);

const refundFailed = (error: unknown, again = false): RefundNews => {
  const refusal = refusalOf(error);
  if (refusal.kind === 'silence') return { kind: 'unknown', cause: refusal.cause };
  const { failure } = refusal;
  if (refusal.kind === 'refused') return { kind: 'failed', failure: refundFailureOf(failure.providerCode) };
  return again
    ? { kind: 'unknown', cause: `turned away: ${String(failure.providerCode)}` }
    : { kind: 'not-executed', failure };
};

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
  customerReference,
  description,
  returnUrl,
}: OpeningCall): Stripe.PaymentIntentCreateParams => ({
  ...toStripe(amount),
  capture_method: captureMethod === 'manual' ? 'manual' : 'automatic_async',
  automatic_payment_methods: { enabled: true, allow_redirects: returnUrl === null ? 'never' : 'always' },
  metadata: { kassa_payment_id: paymentId },
  ...(customerReference !== null && { customer: customerReference }),
  ...(description !== null && { description }),
});

/**
 * Bank debits need a mandate (docs.stripe.com/payments/ach-direct-debit, /sepa-debit). Whoever charges one here states
 * that their customer gave it to them, outside of Kassa.
 */
export const bankDebits: ReadonlySet<string> = new Set(['us_bank_account', 'sepa_debit']);
export const mandateGivenToTenant = {
  mandate_data: { customer_acceptance: { type: 'offline', offline: {} } },
} as const;

const charging = (call: OpeningCall): Stripe.PaymentIntentCreateParams => ({
  ...opening(call),
  confirm: true,
  expand: ['latest_charge'],
  ...(call.source !== null && { payment_method: call.source }),
  // The customer agreed when they saved it; a bank that wants them back declines (docs.stripe.com/payments/save-and-reuse).
  ...(call.offSession && { off_session: true }),
  ...(bankDebits.has(call.methodType) && mandateGivenToTenant),
  ...(call.returnUrl !== null && { return_url: call.returnUrl }),
});
