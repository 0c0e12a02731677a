import { type ConfirmCall, type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type PaypalClient, type Sdk } from '../client/paypal-client.ts';
import { type Read, readReply } from '../client/paypal-reply.ts';
import { isSayable } from '../paypal-amount.ts';
import { failureOf, unsayable } from '../paypal-failures.ts';
import { OrderBody } from '../paypal-resources.ts';
import { type PaypalSettings } from '../paypal-settings.ts';
import { requestId } from '../request-id.ts';
import { fromOrder, redirectTo } from './order-news.ts';
import { orderRequest, savedSource } from './order-request.ts';

/** Everything of it, not only what PayPal calls minimal. */
export const whole = 'return=representation';

/** Three hours to go to PayPal's page, and three more to approve and be taken (openapi: orders, `approve`). */
const orderLivesMs = 6 * 3_600_000;

export type OrderCalls = ReturnType<typeof orderCalls>;

/** PayPal gives an id with its first answer, so only an order it has answered for can be asked about. */
export const known = (reference: string | null): string => {
  if (reference === null) throw new Error('PayPal has not given this payment an id');
  return reference;
};

export const orderCalls = (client: PaypalClient, settings: PaypalSettings) => {
  const look = async (id: string, until: AbortSignal): Promise<Read<OrderBody>> =>
    readReply(OrderBody, await client.call(until, ({ orders, within }) => orders.getOrder({ id }, within)));

  const create = async (call: OpeningCall): Promise<PaymentNews> => {
    if (!isSayable(call.amount)) return { kind: 'declined', failure: unsayable };
    const reply = await client.call(client.limit(), ({ orders, within }) =>
      orders.createOrder(
        { body: orderRequest(call, settings), paypalRequestId: requestId(call.key), prefer: whole },
        within,
      ),
    );
    const created = readReply(OrderBody, reply);
    if (created.kind === 'read') return opened(fromOrder(created.value), call);
    if (created.kind === 'refused') return refused(created.issue);
    return created.kind === 'turned-away' && !call.again
      ? { kind: 'not-executed', why: created.why }
      : unheard(created);
  };

  /**
   * Takes or holds the money of an approved order. Being turned away settles nothing here: the payer has agreed, and an
   * order can be taken only once, so it is simply tried again.
   */
  const take = async (call: ConfirmCall, until = client.limit()): Promise<PaymentNews> => {
    const id = known(call.reference);
    const taken = readReply(OrderBody, await client.call(until, taking(id, call)));
    if (taken.kind === 'read') return fromOrder(taken.value);
    if (taken.kind !== 'refused') return unheard(taken);
    const { issue, payerPage } = taken;
    if (wantsPayer.has(issue) && call.source === null)
      return payerPage === null
        ? stillAsked(await look(id, until))
        : { kind: 'action-required', nextAction: redirectTo(payerPage) };
    return settledElsewhere.has(issue) ? told(await look(id, until)) : refused(issue);
  };

  return {
    look,
    create,
    take,
    /** Makes an order for PayPal's browser code to show; its id is all that code needs. */
    prepare: async (call: OpeningCall): Promise<PaymentNews> => {
      const news = await create({ ...call, source: null });
      return news.kind === 'action-required'
        ? { kind: 'prepared', details: { ...news.details, clientSecret: news.details?.reference } }
        : news;
    },
  };
};

const taking =
  (id: string, { key, captureMethod, source }: ConfirmCall) =>
  ({ orders, within }: Sdk) => {
    const asked = {
      id,
      paypalRequestId: requestId(key),
      prefer: whole,
      ...(source !== null && { body: { paymentSource: savedSource(source, false) } }),
    };
    return captureMethod === 'manual'
      ? orders.authorizeOrder(asked, within)
      : orders.captureOrder(asked, within);
  };

const opened = (news: PaymentNews, { promisedAt }: OpeningCall): PaymentNews =>
  news.kind === 'action-required'
    ? { ...news, expiresAt: new Date(promisedAt.getTime() + orderLivesMs) }
    : news;

/** The payer may choose other money, or has not chosen any yet (developer.paypal.com: handle funding failures). */
const wantsPayer = new Set([
  'INSTRUMENT_DECLINED',
  'ORDER_NOT_APPROVED',
  'PAYER_ACTION_REQUIRED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
]);
const settledElsewhere = new Set([
  'ORDER_ALREADY_CAPTURED',
  'ORDER_ALREADY_AUTHORIZED',
  'ORDER_COMPLETED_OR_VOIDED',
]);
/** Something of this payment's is there already, or under way: what became of that is another question. */
const leavesOpen = new Set([
  'ORDER_COMPLETION_IN_PROGRESS',
  'DUPLICATE_INVOICE_ID',
  'DUPLICATE_REQUEST_ID',
  'PAYPAL_REQUEST_ID_PREVIOUSLY_USED',
]);

export const refused = (issue: string): PaymentNews =>
  leavesOpen.has(issue) ? { kind: 'unknown', cause: issue } : { kind: 'declined', failure: failureOf(issue) };

export const unheard = (reply: Exclude<Read<never>, { kind: 'read' | 'refused' }>): PaymentNews => ({
  kind: 'unknown',
  cause: reply.kind === 'silence' ? reply.cause : `turned away: ${reply.why}`,
});

/** What a look at an order says. One that is gone was never taken: what is paid, PayPal keeps. */
export const told = (seen: Read<OrderBody>): PaymentNews =>
  seen.kind === 'read'
    ? fromOrder(seen.value)
    : seen.kind === 'refused'
      ? refused(seen.issue)
      : unheard(seen);

const stillAsked = (seen: Read<OrderBody>): PaymentNews => {
  const news = told(seen);
  return news.kind === 'unknown' ? { kind: 'action-required', nextAction: null } : news;
};
