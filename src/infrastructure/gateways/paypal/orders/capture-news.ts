import { type PaymentDetails } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type Money, money } from '#domain/shared/money';
import { fromPaypal } from '../paypal-amount.ts';
import { declinedBy } from '../paypal-failures.ts';
import { type AuthorizationBody, type CaptureBody } from '../paypal-resources.ts';

/** The money is with the merchant, or was until it was given back. */
const isTaken = ({ status }: CaptureBody): boolean =>
  status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED';

/** What one capture means for its payment, whatever its order says (paypal.com/docs: capture `status`). */
export const fromCapture = (capture: CaptureBody, details?: PaymentDetails): PaymentNews =>
  fromCaptures([capture], details) ?? {
    kind: 'unknown',
    cause: `the capture is ${capture.status}`,
    details,
  };

/** What all captures of a payment mean together; undefined when they say nothing about it. */
export const fromCaptures = (
  captures: readonly CaptureBody[],
  details?: PaymentDetails,
): PaymentNews | undefined => {
  const taken = captures.filter(isTaken);
  const [first, ...others] = taken;
  if (first)
    return { kind: 'captured', amount: others.reduce(plus, amountOf(first)), fee: feeOf(taken), details };
  if (captures.some(({ status }) => status === 'PENDING')) return { kind: 'pending', details };
  const declined = captures.find(({ status }) => status === 'DECLINED' || status === 'FAILED');
  return (
    declined && { kind: 'declined', failure: declinedBy(declined.processor_response?.response_code), details }
  );
};

/** What a hold means for its payment. */
export const fromAuthorization = (hold: AuthorizationBody, details?: PaymentDetails): PaymentNews => {
  switch (hold.status) {
    case 'CREATED':
    case 'PARTIALLY_CAPTURED':
      return {
        kind: 'authorized',
        amount: fromPaypal(hold.amount),
        expiresAt: hold.expiration_time ?? null,
        details,
      };
    case 'PENDING':
      return { kind: 'pending', details };
    case 'VOIDED':
      return { kind: 'voided', details };
    case 'DENIED':
      return { kind: 'declined', failure: declinedBy(hold.processor_response?.response_code), details };
    default:
      return { kind: 'unknown', cause: `the authorization is ${hold.status}`, details };
  }
};

const amountOf = ({ amount }: CaptureBody): Money => fromPaypal(amount);
const plus = (sum: Money, capture: CaptureBody): Money =>
  money(sum.minor + amountOf(capture).minor, sum.currency);

/** Null while PayPal has not said it of each, or when it took it in another currency than the payment's. */
const feeOf = (captures: readonly CaptureBody[]): Money | null => {
  const fees = captures.map(({ seller_receivable_breakdown: told }) => told?.paypal_fee);
  const sum = captures[0] && money(0n, amountOf(captures[0]).currency);
  return fees.reduce<Money | null>((all, fee) => {
    if (!all || !fee) return null;
    const { minor, currency } = fromPaypal(fee);
    return currency === all.currency ? money(all.minor + minor, currency) : null;
  }, sum ?? null);
};
