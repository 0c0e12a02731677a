import { type Source } from '../sources/source.ts';
import { declines, good, type Temper } from '../sources/temper.ts';
import { type PaymentToken } from './payment-token.ts';

/** The customer that the ready-made tokens belong to. */
const readyCustomerId = 'sandbox_customer';

const tempers: Readonly<Record<string, Temper>> = {
  'sandbox-vault-ok': good,
  'sandbox-vault-declined': declines,
  'sandbox-vault-pending': { kind: 'review-accepts' },
  'sandbox-vault-denied': { kind: 'review-denies' },
  'sandbox-vault-refund-pending': { kind: 'refund-pends' },
  'sandbox-vault-refund-failed': { kind: 'refund-fails' },
};

const token = (id: string, temper: Temper): PaymentToken => {
  const source: Source = { kind: 'paypal', temper };
  return { id, customerId: readyCustomerId, source, usage_type: 'MERCHANT', customer_type: 'CONSUMER' };
};

/**
 * Payment tokens that are there from the start, by id, so that a test need not save a method first. What they do is in
 * their names; any other name, such as `sandbox-vault-gone`, is a token that does not exist.
 */
export const readyTokens: ReadonlyMap<string, PaymentToken> = new Map(
  Object.entries(tempers).map(([id, temper]) => [id, token(id, temper)]),
);
