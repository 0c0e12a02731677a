import { type PaymentDetails } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { declinedBy } from '../paypal-failures.ts';
import { type AuthorizationBody } from '../paypal-resources.ts';

/** Whether it can still be captured or released. */
export const isHeld = ({ status }: AuthorizationBody): boolean =>
  status === 'CREATED' || status === 'PARTIALLY_CAPTURED';

/** What a hold means for its payment. PayPal lets it be captured until its `expiration_time`, 29 days. */
export const fromHold = (hold: AuthorizationBody, details?: PaymentDetails): PaymentNews => {
  if (isHeld(hold))
    return {
      kind: 'authorized',
      amount: hold.amount,
      expiresAt: hold.expiration_time ?? null,
      details,
    };
  switch (hold.status) {
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
