type EventFacts = Readonly<{
  id: string;
  seconds: number;
  reference: string;
  paymentId?: string | undefined;
}>;

/** `payment_intent.succeeded` with the fields and about the size (2 kB) in which Stripe sends it. */
export const paymentEvent = ({ id, seconds, reference, paymentId }: EventFacts): string =>
  JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: seconds,
    data: { object: paymentIntent(seconds, reference, paymentId) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: `req_${id}`, idempotency_key: `${reference}:charge` },
    type: 'payment_intent.succeeded',
  });

const paymentIntent = (seconds: number, reference: string, paymentId: string | undefined): object => ({
  id: reference,
  object: 'payment_intent',
  amount: 10_000,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 10_000,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: { allow_redirects: 'never', enabled: true },
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  client_secret: `${reference}_secret_bFm9lhVdQJ1Tq3zUcKx8`,
  confirmation_method: 'automatic',
  created: seconds,
  currency: 'usd',
  customer: null,
  description: 'Two tickets for the concert on Saturday',
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: reference.replace('pi_', 'ch_'),
  livemode: false,
  metadata: paymentId === undefined ? {} : { kassa_payment_id: paymentId },
  next_action: null,
  on_behalf_of: null,
  payment_method: 'pm_1Qx8sT2eZvKYlo2C9kFh3yQm',
  payment_method_configuration_details: { id: 'pmc_1Qx8sT2eZvKYlo2C', parent: null },
  payment_method_options: {
    card: {
      installments: null,
      mandate_options: null,
      network: null,
      request_three_d_secure: 'automatic',
    },
    link: { persistent_token: null },
  },
  payment_method_types: ['card', 'link'],
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'succeeded',
  transfer_data: null,
  transfer_group: null,
});
