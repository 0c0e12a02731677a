import { type AskedBy } from '#domain/shared/asked-by';
import { exceeds, type Money } from '#domain/shared/money';
import { err, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { callKey, refundable, type Payment, type PaymentCommand, type PaymentDecision } from './payment.ts';
import { decide } from './payment-evolution.ts';
import { type ReservedRefund } from './payment-events.ts';
import { type Cause } from './payment-facts.ts';
import { promiseCall, type ProviderOperation } from './provider-call.ts';

/** The idempotency key of a request, a hash of all it asked for, and who made it: nobody, when Kassa asks itself. */
export type Request = Readonly<{
  key: string;
  hash: string;
  at: Date;
  leaseEndsAt: Date;
  by?: AskedBy | undefined;
}>;
export type CaptureExceedsAuthorization = Readonly<{
  code: 'capture-exceeds-authorization';
  authorized: Money;
}>;
export type RefundExceedsRest = Readonly<{ code: 'refund-exceeds-captured'; rest: Money }>;
export type TooManyRefunds = Readonly<{ code: 'too-many-refunds'; refundsMax: number }>;

export type TooManyRequests = Readonly<{ code: 'too-many-requests-on-payment'; requestsMax: number }>;

/** Keeps a payment's document bounded; nobody returns one payment in more parts. */
export const refundsMax = 100;
/** Likewise for those requests that can be made again and again: every key is kept with its answer. */
export const requestsMax = 200;

/** A saved method, and the customer's id at the provider whose it is. */
export type SavedForConfirm = Pick<Payment, 'method' | 'customerReference'>;

/**
 * Promises to charge an intent: with a new source, or with what the customer's action has unlocked (source null). `saved`:
 * what the source is, when it is a saved method.
 */
export const requestConfirm = (
  payment: Payment,
  source: string | null,
  request: Request,
  saved?: SavedForConfirm,
): Result<PaymentDecision, IllegalTransition | TooManyRequests> =>
  tooMany(payment) ??
  promise({ ...payment, ...saved }, 'ChargeRequested', 'confirm', 'confirm', payment.amount, source, request);

export const requestCapture = (
  payment: Payment,
  amount: Money,
  request: Request,
): Result<PaymentDecision, IllegalTransition | CaptureExceedsAuthorization | TooManyRequests> =>
  payment.status === 'authorized' && exceeds(amount, payment.authorized)
    ? err({ code: 'capture-exceeds-authorization', authorized: payment.authorized })
    : (tooMany(payment) ?? promise(payment, 'CaptureRequested', 'capture', 'capture', amount, null, request));

export const requestVoid = (payment: Payment, request: Request): Result<PaymentDecision, IllegalTransition> =>
  promise(payment, 'VoidRequested', 'void', 'void', payment.amount, null, request);

/**
 * Sets a share of the captured money aside for a refund. After this is stored no other refund can have it. `cause`: how
 * we know of one that was made elsewhere.
 */
export const reserveRefund = (
  payment: Payment,
  refund: Omit<ReservedRefund, 'at' | 'key'>,
  { key, hash, at, by, cause = 'requested' }: Omit<Request, 'leaseEndsAt'> & Readonly<{ cause?: Cause }>,
): Result<PaymentDecision, IllegalTransition | RefundExceedsRest | TooManyRefunds> => {
  const decision = decide(
    withCommand(payment, { key, hash, kind: 'refund', callKey: null, refundId: refund.id, failure: null }),
    { type: 'RefundReserved', refund: { ...refund, key, at }, at, cause, by },
  );
  if (!decision.ok) return decision;
  const rest = refundable(payment);
  // Nothing is not a refund: "all that is left" may be nothing by now.
  if (refund.amount.minor <= 0n || exceeds(refund.amount, rest))
    return err({ code: 'refund-exceeds-captured', rest });
  if (payment.refunds.length >= refundsMax) return err({ code: 'too-many-refunds', refundsMax });
  return decision;
};

const tooMany = ({ commands }: Payment): Result<never, TooManyRequests> | undefined =>
  commands.length >= requestsMax ? err({ code: 'too-many-requests-on-payment', requestsMax }) : undefined;

const promise = (
  payment: Payment,
  type: 'ChargeRequested' | 'CaptureRequested' | 'VoidRequested',
  operation: ProviderOperation,
  kind: PaymentCommand['kind'],
  amount: Money,
  source: string | null,
  { key, hash, at, leaseEndsAt, by }: Request,
): Result<PaymentDecision, IllegalTransition> => {
  const providerKey = callKey(payment, operation);
  const call = promiseCall({ operation, key: providerKey, amount, source, by }, at, leaseEndsAt);
  return decide(
    withCommand(payment, { key, hash, kind, callKey: providerKey, refundId: null, failure: null }),
    { type, call, at, cause: 'requested', by },
  );
};

const withCommand = (payment: Payment, command: PaymentCommand): Payment => ({
  ...payment,
  commands: [...payment.commands, command],
});
