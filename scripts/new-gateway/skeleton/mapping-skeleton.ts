import { type GatewayName } from '../gateway-name.ts';

/** What the provider's answers mean in our words. */
export const mappingSkeleton = ({ kebab, pascal }: GatewayName): string => `
import { type Failure, type FailureCode } from '#domain/payments/failure';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';

/** A payment or refund as ${pascal} answers it. Read it with a schema; what does not fit is silence. */
export type ${pascal}Answer = Readonly<{ id: string; status: string }>;

/** Where this adapter is not written yet. */
export const fillIn = (what: string): Error => new Error(\`${kebab}: fill in \${what}\`);

/** ${pascal}'s codes in our words. Name the page that lists them. */
const codes: Readonly<Record<string, FailureCode>> = {};

export const failureOf = (providerCode: string): Failure => ({
  code: codes[providerCode] ?? 'card-declined',
  providerCode,
  message: 'The payment was declined.',
});

/** Only what was certainly refused is \`declined\`, only what certainly never happened \`not-executed\`; all else is \`unknown\`. */
export const toPaymentNews = ({ status }: ${pascal}Answer): PaymentNews => {
  if (status === 'declined') return { kind: 'declined', failure: failureOf(status) };
  throw fillIn('what an answer about a payment means');
};

export const toRefundNews = ({ status }: ${pascal}Answer): RefundNews => {
  if (status === 'declined') return { kind: 'failed', failure: failureOf(status) };
  throw fillIn('what an answer about a refund means');
};
`;
