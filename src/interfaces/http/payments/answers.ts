import { type PaymentAnswer, type PaymentDeclined } from '#application/payments/payment-answer';
import { type KeyInFlight } from '#application/shared/idempotency';
import { type RefusalDetails } from '../route-spec.ts';
import { toPaymentResource } from './payment-resource.ts';

/** What is known yet: 202 while the provider has not said, else the status of the deed. */
const unlessProcessing = (status: number) => ({
  of: ({ payment }: PaymentAnswer) => (payment.status === 'processing' ? 202 : status),
  all: [status, 202],
});
export const created = unlessProcessing(201);
export const done = unlessProcessing(200);

export const replayed = (answer: Readonly<{ replayed: boolean }>): boolean => answer.replayed;
export const presentAnswer = ({ payment }: PaymentAnswer) => toPaymentResource(payment);

const declined: RefusalDetails<PaymentDeclined> = {
  status: 402,
  detail: ({ failure }) => failure.message,
  extra: ({ payment }) => ({ payment: toPaymentResource(payment) }),
  replayed,
};
const inFlight: RefusalDetails<KeyInFlight> = {
  status: 409,
  detail: () =>
    'The first request with this Idempotency-Key is still being worked on. Repeat it a little later.',
  headers: () => ({ 'Retry-After': '1' }),
};

/** What every request that moves money with a key can be refused with. */
export const keyRefusals = {
  'idempotency-key-reused': 422,
  'idempotency-in-flight': inFlight,
} as const;
export const paymentRefusals = { ...keyRefusals, 'payment-declined': declined } as const;
