import { type CaptureCall, type VoidCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { isSayable, toPaypal } from '../paypal-amount.ts';
import { failureOf, unsayable } from '../paypal-failures.ts';
import { AuthorizationBody, CaptureBody } from '../paypal-resources.ts';
import { requestId } from '../request-id.ts';
import { fromCapture } from './capture-news.ts';
import { type OrderCalls, refused, told, unheard, whole } from './order-calls.ts';
import { fromOrder, heldBy, isUnprocessed } from './order-news.ts';

/** How long PayPal promises that a hold is good for its money (developer.paypal.com/docs/checkout/standard/customize/authorization). */
const honoredMs = 3 * 86_400_000;

/** Of holds that were captured or released otherwise, the order tells the truth. */
const endedOtherwise = new Set([
  'AUTHORIZATION_ALREADY_CAPTURED',
  'AUTHORIZATION_VOIDED',
  'PREVIOUSLY_CAPTURED',
  'PREVIOUSLY_VOIDED',
  'CANNOT_BE_VOIDED',
]);

/** How PayPal speaks of an order whose time is up. */
const gone = new Set(['INVALID_RESOURCE_ID', 'RESOURCE_NOT_FOUND', 'ORDER_EXPIRED']);

/** What is done with held money. The payment is known by its order; which hold is meant is looked up first. */
export const holdCalls = (client: PaypalClient, orders: OrderCalls, now: () => Date) => {
  /** After the honor period PayPal wants the money held anew; when it will not, the old hold may do. */
  const renewed = async (
    hold: AuthorizationBody,
    call: CaptureCall,
    until: AbortSignal,
  ): Promise<Readonly<{ id: string }> | PaymentNews> => {
    const isHonored =
      hold.create_time === undefined || now().getTime() - hold.create_time.getTime() < honoredMs;
    if (isHonored) return hold;
    const reply = await client.call(until, ({ payments, within }) =>
      payments.reauthorizePayment(
        {
          authorizationId: hold.id,
          paypalRequestId: requestId(`${call.key}:renew`),
          prefer: whole,
          body: { amount: toPaypal(call.amount) },
        },
        within,
      ),
    );
    const anew = readReply(AuthorizationBody, reply);
    if (anew.kind === 'read') return anew.value;
    return anew.kind === 'refused' ? hold : unheard(anew);
  };

  const capture = async (call: CaptureCall): Promise<PaymentNews> => {
    if (!isSayable(call.amount)) return { kind: 'declined', failure: unsayable };
    const until = client.limit();
    const seen = await orders.look(call.reference, until);
    // Nothing but a question was sent, so this capture never took place.
    if (seen.kind !== 'read')
      return call.again || seen.kind === 'refused' ? told(seen) : neverSent(told(seen));
    const hold = heldBy(seen.value);
    if (!hold) return fromOrder(seen.value);
    const held = await renewed(hold, call, until);
    if ('kind' in held) return held;
    const reply = await client.call(until, ({ payments, within }) =>
      payments.captureAuthorizedPayment(
        {
          authorizationId: held.id,
          paypalRequestId: requestId(call.key),
          prefer: whole,
          body: { amount: toPaypal(call.amount), finalCapture: true },
        },
        within,
      ),
    );
    const captured = readReply(CaptureBody, reply);
    if (captured.kind === 'read') return fromCapture(captured.value, { reference: call.reference });
    if (captured.kind !== 'refused') return unheard(captured);
    return endedOtherwise.has(captured.issue)
      ? told(await orders.look(call.reference, until))
      : refused(captured.issue);
  };

  /**
   * PayPal has no way to cancel an order that nobody paid, and needs none: its money moves only when we take it, which we
   * never will after this. It ends by itself within hours.
   */
  const release = async (call: VoidCall): Promise<PaymentNews> => {
    if (call.reference === null) return { kind: 'voided' };
    const until = client.limit();
    const seen = await orders.look(call.reference, until);
    if (seen.kind === 'refused' && gone.has(seen.issue)) return { kind: 'voided' };
    if (seen.kind !== 'read') return told(seen);
    const hold = heldBy(seen.value);
    if (!hold) return isUnprocessed(seen.value) ? { kind: 'voided' } : fromOrder(seen.value);
    const reply = await client.call(until, ({ payments, within }) =>
      payments.voidPayment(
        { authorizationId: hold.id, paypalRequestId: requestId(call.key), prefer: whole },
        within,
      ),
    );
    if (reply.kind === 'answer') return { kind: 'voided' };
    if (reply.kind !== 'refused') return unheard(reply);
    return endedOtherwise.has(reply.issue)
      ? told(await orders.look(call.reference, until))
      : { kind: 'declined', failure: failureOf(reply.issue) };
  };

  return { capture, release };
};

const neverSent = (news: PaymentNews): PaymentNews =>
  news.kind === 'unknown' ? { kind: 'not-executed', why: news.cause } : news;
