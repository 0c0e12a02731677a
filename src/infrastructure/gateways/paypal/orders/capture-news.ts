import { type PaymentDetails } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type Money, money } from '#domain/shared/money';
import { declinedBy } from '../paypal-failures.ts';
import { type CaptureBody } from '../paypal-resources.ts';

/** The money is with the merchant, or was until it was given back. */
export const isTaken = ({ status }: CaptureBody): boolean =>
  status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED';

/** What one capture means for its payment, whatever its order says. */
export const fromCapture = (capture: CaptureBody, details?: PaymentDetails): PaymentNews =>
  takenOrPending([capture], details) ??
  declinedAmong([capture], details) ?? {
    kind: 'unknown',
    cause: `the capture is ${capture.status}`,
    details,
  };

/** The money that captures brought or will bring; undefined when they brought none. */
export const takenOrPending = (
  captures: readonly CaptureBody[],
  details?: PaymentDetails,
): PaymentNews | undefined => {
  const taken = captures.filter(isTaken);
  const [first, ...others] = taken.map(({ amount }) => amount);
  if (first) return { kind: 'captured', amount: others.reduce(plus, first), fee: feeOf(taken), details };
  return captures.some(({ status }) => status === 'PENDING') ? { kind: 'pending', details } : undefined;
};

export const declinedAmong = (
  captures: readonly CaptureBody[],
  details?: PaymentDetails,
): PaymentNews | undefined => {
  const declined = captures.find(({ status }) => status === 'DECLINED' || status === 'FAILED');
  return (
    declined && { kind: 'declined', failure: declinedBy(declined.processor_response?.response_code), details }
  );
};

const plus = (sum: Money, { minor }: Money): Money => money(sum.minor + minor, sum.currency);

/** Null while PayPal has not said it of each, or when it took it in another currency than the payment's. */
const feeOf = (captures: readonly CaptureBody[]): Money | null => {
  const fees = captures.map(({ amount, seller_receivable_breakdown: told }) => {
    const fee = told?.paypal_fee;
    return fee?.currency === amount.currency ? fee : null;
  });
  const [first, ...others] = fees.filter((fee) => fee !== null);
  return first && others.length === fees.length - 1 ? others.reduce(plus, first) : null;
};
