import { type AskedBy } from '#domain/shared/asked-by';
import { type Money, zero } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { callKey, type Payment, type PaymentDecision } from './payment.ts';
import { decide } from './payment-evolution.ts';
import { type Approval, type PaymentMethod, type Receipt } from './payment-facts.ts';
import { promiseCall } from './provider-call.ts';

/** Bounds of one payment in one currency, in minor units; both ends are allowed. */
export type AmountLimits = Readonly<{ minimum: bigint; maximum: bigint }>;
export type AmountOutsideLimits = Readonly<{
  code: 'amount-outside-limits';
  limits: AmountLimits;
  amount: Money;
}>;

/** What one must know to open a payment. Everything else starts empty. */
export type NewPayment = Pick<
  Payment,
  | 'id'
  | 'tenantId'
  | 'number'
  | 'amount'
  | 'captureMethod'
  | 'gateway'
  | 'gatewayAccountId'
  | 'route'
  | 'orderId'
  | 'customerId'
  | 'customerReference'
  | 'offSession'
  | 'ownerId'
  | 'description'
  | 'country'
  | 'returnUrl'
  | 'metadata'
  | 'rates'
> &
  Readonly<{
    method: PaymentMethod;
    key: string;
    hash: string;
    limits: AmountLimits;
    expiresAt: Date;
    leaseEndsAt: Date;
    /** Who asks; left out when Kassa opens it of its own accord. */
    by?: AskedBy | undefined;
    invoiceId?: string | null;
    /** For money that is there already: by whose word. */
    inHand?: InHand | undefined;
  }>;
export type InHand = Readonly<{ receipt: Receipt; approval: Approval }>;

/** A payment for a browser to confirm: the provider is asked to get ready, no money moves yet. */
export const openIntent = (asked: NewPayment, at: Date): Result<PaymentDecision, AmountOutsideLimits> => {
  const refusal = outsideLimits(asked);
  if (refusal) return err(refusal);
  const payment = blank(asked, 'preparing', at);
  const key = callKey(payment, 'prepare');
  return ok({
    state: {
      ...withCommand(payment, asked, key),
      inFlight: promiseCall(
        { operation: 'prepare', key, amount: asked.amount, source: null, by: asked.by },
        at,
        asked.leaseEndsAt,
      ),
    },
    events: [],
  });
};

/** A payment whose money is asked for at once, held or taken as its capture method says. */
export const openCharge = (
  asked: NewPayment & Readonly<{ source: string | null }>,
  at: Date,
): Result<PaymentDecision, AmountOutsideLimits> => {
  const refusal = outsideLimits(asked);
  if (refusal) return err(refusal);
  const payment = blank(asked, 'pending', at);
  const operation = asked.captureMethod === 'manual' ? 'authorize' : 'charge';
  const key = callKey(payment, operation);
  const call = promiseCall(
    { operation, key, amount: asked.amount, source: asked.source, by: asked.by },
    at,
    asked.leaseEndsAt,
  );
  const decision = decide(withCommand(payment, asked, key), {
    type: 'ChargeRequested',
    call,
    at,
    cause: 'requested',
    by: asked.by,
  });
  if (!decision.ok) throw new Error('a new payment must take a charge');
  return decision;
};

const outsideLimits = ({ amount, limits }: NewPayment): AmountOutsideLimits | undefined =>
  amount.minor < limits.minimum || amount.minor > limits.maximum
    ? { code: 'amount-outside-limits', limits, amount }
    : undefined;

const withCommand = (payment: Payment, { key, hash }: NewPayment, openingCall: string): Payment => ({
  ...payment,
  commands: [{ key, hash, kind: 'open', callKey: openingCall, refundId: null, failure: null }],
});

const blank = (asked: NewPayment, status: 'preparing' | 'pending', at: Date): Payment => ({
  id: asked.id,
  tenantId: asked.tenantId,
  version: 0,
  number: asked.number,
  status,
  captureMethod: asked.captureMethod,
  amount: asked.amount,
  authorized: zero(asked.amount.currency),
  captured: zero(asked.amount.currency),
  refunded: zero(asked.amount.currency),
  refunds: [],
  gateway: asked.gateway,
  gatewayAccountId: asked.gatewayAccountId,
  route: asked.route,
  reference: null,
  clientSecret: null,
  method: asked.method,
  orderId: asked.orderId,
  customerId: asked.customerId,
  customerReference: asked.customerReference,
  offSession: asked.offSession,
  ownerId: asked.ownerId,
  invoiceId: asked.invoiceId ?? null,
  description: asked.description,
  country: asked.country,
  returnUrl: asked.returnUrl,
  metadata: asked.metadata,
  rates: asked.rates,
  gatewayFee: null,
  failure: null,
  nextAction: null,
  approvals: asked.inHand ? [asked.inHand.approval] : [],
  ...(asked.inHand && { received: asked.inHand.receipt }),
  dispute: null,
  commands: [],
  inFlight: null,
  attempts: [],
  timeline: [{ status: 'pending', at, cause: 'created' }],
  expiresAt: asked.expiresAt,
  createdAt: at,
  updatedAt: at,
  completedAt: null,
});
