import { type Attempt, type AttemptOutcome } from '#domain/payments/payment-facts';
import { type Hearing } from '#domain/payments/payment-news';
import { isReversalReference } from '#domain/payments/provider-transaction';
import { type Refund, type RefundNews } from '#domain/payments/refund';
import { type PaymentsPorts } from './payments-ports.ts';
import { type PaymentGateway, type RefundCall } from './ports/payment-gateway.ts';

type Ports = Pick<PaymentsPorts, 'gateways' | 'clock' | 'metrics'>;

/** Makes the promised call of a refund; `again` when somebody else may have made it. */
export const performRefund = (ports: Ports, refund: Refund, again = false) =>
  timed(ports, refund, 'gateway-reply', (gateway) => gateway.refund({ ...refundCall(refund), again }));

/** Asks what became of it. */
export const settleRefundCall = (ports: Ports, refund: Refund) =>
  timed(ports, refund, 'lookup', async (gateway) =>
    // The provider gave it back of its own accord, and that is why it is in our books: there is nothing to ask.
    isReversalReference(refund.reference)
      ? { kind: 'completed' }
      : gateway.settleRefund({ ...refundCall(refund), asks: refund.inFlight?.asks ?? 0 }),
  );

const refundCall = (refund: Refund): RefundCall => ({
  key: refund.inFlight?.key ?? refund.id,
  paymentId: refund.paymentId,
  refundId: refund.id,
  paymentReference: refund.paymentReference,
  reference: refund.reference,
  amount: refund.amount,
  isWhole: refund.isWhole,
  reason: refund.reason,
  promisedAt: refund.inFlight?.promisedAt ?? refund.createdAt,
});

const timed = async (
  { gateways, clock, metrics }: Ports,
  refund: Refund,
  cause: 'gateway-reply' | 'lookup',
  make: (gateway: PaymentGateway) => Promise<RefundNews>,
): Promise<Readonly<{ news: RefundNews; hearing: Hearing }>> => {
  const startedAt = clock.now();
  const news = await make(await gateways.of(refund.gatewayAccountId));
  const at = clock.now();
  const latencyMs = at.getTime() - startedAt.getTime();
  const outcome = outcomes[news.kind];
  const operation = cause === 'lookup' ? 'lookup' : 'refund';
  metrics.providerCalled({ gateway: refund.gateway, operation, outcome, seconds: latencyMs / 1_000 });
  const failure = 'failure' in news ? news.failure : null;
  const attempt: Attempt = {
    operation: 'refund',
    gateway: refund.gateway,
    gatewayAccountId: refund.gatewayAccountId,
    outcome,
    failureCode: failure?.code ?? null,
    providerCode: failure?.providerCode ?? null,
    latencyMs,
    at,
  };
  const isWorthKeeping = cause === 'gateway-reply' || (news.kind !== 'unknown' && news.kind !== 'pending');
  const callKey = refund.inFlight?.key ?? refund.id;
  return { news, hearing: { at, cause, callKey, ...(isWorthKeeping ? { attempt } : {}) } };
};

const outcomes: Readonly<Record<RefundNews['kind'], AttemptOutcome>> = {
  completed: 'approved',
  pending: 'pending',
  'by-hand': 'pending',
  failed: 'declined',
  'not-executed': 'not-executed',
  unknown: 'unknown',
};
