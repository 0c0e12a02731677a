import { type ProviderRefund, type RefundCall } from '#application/payments/ports/payment-gateway';
import { type RefundNews } from '#domain/payments/refund';
import { type PaypalClient } from '../client/paypal-client.ts';
import { type Read, readReply } from '../client/paypal-reply.ts';
import { isTaken } from '../orders/capture-news.ts';
import { type OrderCalls, whole } from '../orders/order-calls.ts';
import { capturesOf } from '../orders/order-news.ts';
import { isSayable, toPaypal } from '../paypal-amount.ts';
import { failureOf, unavailable, unsayable } from '../paypal-failures.ts';
import { type OrderBody, RefundBody } from '../paypal-resources.ts';
import { requestId } from '../request-id.ts';
import { fromRefund, providerRefund } from './refund-news.ts';

/** How long PayPal answers a repeated refund with what became of the first (openapi: 45 days), less a margin for clocks. */
const rememberedMs = 44 * 86_400_000;

/** Money that goes back. A refund is of a capture, which is looked up in the payment's order. */
export const refundCalls = (client: PaypalClient, orders: OrderCalls, now: () => Date) => {
  const isForgotten = ({ again, promisedAt }: RefundCall): boolean =>
    again === true && now().getTime() - promisedAt.getTime() >= rememberedMs;

  const give = async (order: OrderBody, call: RefundCall, until: AbortSignal): Promise<RefundNews> => {
    // A new refund to PayPal by now, and who asked for it has long been told something else.
    if (isForgotten(call))
      return {
        kind: 'unknown',
        cause: 'PayPal has forgotten the request, and its order names no such refund',
        isAnswered: true,
      };
    const capture = capturesOf(order).findLast(isTaken);
    if (!capture) return { kind: 'failed', failure: failureOf('PENDING_CAPTURE') };
    const reply = await client.call(until, ({ payments, within }) =>
      payments.refundCapturedPayment(
        {
          captureId: capture.id,
          paypalRequestId: requestId(call.key),
          prefer: whole,
          body: { amount: toPaypal(call.amount), customId: call.refundId },
        },
        within,
      ),
    );
    return heard(readReply(RefundBody, reply), call.again);
  };

  const refund = async (call: RefundCall): Promise<RefundNews> => {
    if (!isSayable(call.amount)) return { kind: 'failed', failure: unsayable };
    const until = client.limit();
    const seen = await orders.look(call.paymentReference, until);
    return seen.kind === 'read' ? give(seen.value, call, until) : notSeen(seen, call.again);
  };

  /** Once PayPal has given it an id it is only looked at: asking for it again could give the money back twice. */
  const lookAt = async (refundId: string): Promise<RefundNews> => {
    const reply = await client.call(client.limit(), ({ payments, within }) =>
      payments.getRefund({ refundId }, within),
    );
    const seen = readReply(RefundBody, reply);
    return seen.kind === 'read' ? fromRefund(seen.value) : unheard(seen);
  };

  /**
   * Is it among the order's refunds? Otherwise the same request is repeated under its own id, which PayPal answers for 45
   * days with what became of the first. After that nothing is asked for: a person must look.
   */
  const settle = async (call: RefundCall): Promise<RefundNews> => {
    if (call.reference !== null) return lookAt(call.reference);
    const until = client.limit();
    const seen = await orders.look(call.paymentReference, until);
    if (seen.kind !== 'read') return notSeen(seen, true);
    const found = refundsIn(seen.value).find(({ refundId }) => refundId === call.refundId);
    return found ? found.news : give(seen.value, { ...call, again: true }, until);
  };

  const refundsOf = async (paymentReference: string): Promise<readonly ProviderRefund[] | 'unknown'> => {
    const seen = await orders.look(paymentReference, client.limit());
    return seen.kind === 'read' ? refundsIn(seen.value) : 'unknown';
  };

  return { refund, settle, refundsOf };
};

const refundsIn = (order: OrderBody): ProviderRefund[] =>
  order.purchase_units.flatMap(({ payments }) => payments?.refunds ?? []).map(providerRefund);

type NotRead = Exclude<Read<never>, { kind: 'read' }>;

const heard = (given: Read<RefundBody>, again = false): RefundNews => {
  if (given.kind === 'read') return fromRefund(given.value);
  if (given.kind === 'turned-away' && !again)
    return { kind: 'not-executed', failure: unavailable(given.why) };
  return given.kind === 'refused' && !leavesOpen.has(given.issue)
    ? { kind: 'failed', failure: failureOf(given.issue, 'processing-error') }
    : unheard(given);
};
const leavesOpen = new Set(['DUPLICATE_REQUEST_ID', 'DUPLICATE_INVOICE_ID']);

/** Nothing but a question was sent, so a refund that nobody asked for before never took place. */
const notSeen = (seen: NotRead, again = false): RefundNews => {
  const news = unheard(seen);
  if (again) return news;
  return seen.kind === 'refused'
    ? { kind: 'failed', failure: failureOf(seen.issue) }
    : { kind: 'not-executed', failure: unavailable(news.cause) };
};

const unheard = (reply: NotRead): RefundNews & { kind: 'unknown' } => ({
  kind: 'unknown',
  cause:
    reply.kind === 'silence'
      ? reply.cause
      : reply.kind === 'refused'
        ? reply.issue
        : `turned away: ${reply.why}`,
});
