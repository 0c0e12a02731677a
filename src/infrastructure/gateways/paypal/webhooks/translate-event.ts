import { type ProviderNotice } from '#application/payments/contract';
import { fromDispute } from '../disputes/dispute-news.ts';
import { fromCapture } from '../orders/capture-news.ts';
import { fromHold } from '../orders/hold-news.ts';
import { fromOrder } from '../orders/order-news.ts';
import { ourPayment } from '../our-ids.ts';
import { AuthorizationBody, CaptureBody, DisputeBody, OrderBody } from '../paypal-resources.ts';
import { type Lookups } from './lookups.ts';
import { fromRefundEvent, fromReversal } from './refund-notice.ts';

export type { Lookups };
type Told = ProviderNotice | Promise<ProviderNotice>;

const nothing: ProviderNotice = { kind: 'of-no-interest' };

const approved = (resource: unknown): ProviderNotice => {
  const order = OrderBody.parse(resource);
  const paymentId = ourPayment(order.purchase_units[0]?.custom_id);
  return { kind: 'approved', paymentId, reference: order.id };
};

const completed = (resource: unknown): ProviderNotice => {
  const order = OrderBody.parse(resource);
  const news = fromOrder(order);
  const paymentId = ourPayment(order.purchase_units[0]?.custom_id);
  return news.kind === 'unknown' ? nothing : { kind: 'payment', paymentId, reference: order.id, news };
};

const capture = (resource: unknown): ProviderNotice => {
  const body = CaptureBody.parse(resource);
  return ofPayment(body, (details) => fromCapture(body, details));
};

const hold = (resource: unknown): ProviderNotice => {
  const body = AuthorizationBody.parse(resource);
  return ofPayment(body, (details) => fromHold(body, details));
};

type Part = Pick<CaptureBody, 'id' | 'custom_id' | 'supplementary_data'>;

/** Parts of a payment carry what we wrote on it; their order's id is what we know it by, where PayPal names it. */
const ofPayment = (
  { id, custom_id: custom, supplementary_data: more }: Part,
  newsOf: (details: { reference?: string }) => Extract<ProviderNotice, { kind: 'payment' }>['news'],
): ProviderNotice => {
  const order = more?.related_ids?.order_id;
  const paymentId = ourPayment(custom);
  if (!paymentId && order === undefined) return nothing;
  const news = newsOf(order === undefined ? {} : { reference: order });
  return { kind: 'payment', paymentId, reference: order ?? id, news };
};

const dispute = async (resource: unknown, { customOf }: Lookups): Promise<ProviderNotice> => {
  const body = DisputeBody.parse(resource);
  const [transaction] = body.disputed_transactions;
  const captureId = transaction?.seller_transaction_id;
  const paymentId =
    ourPayment(transaction?.custom) ??
    (captureId === undefined ? undefined : ourPayment(await customOf(captureId)));
  return paymentId ? { kind: 'dispute', news: fromDispute(body, paymentId) } : { kind: 'foreign' };
};

/** developer.paypal.com/api/rest/webhooks/event-names. A declined capture is documented under two names. */
const readers: Readonly<Record<string, (resource: unknown, lookups: Lookups) => Told>> = {
  'CHECKOUT.ORDER.APPROVED': approved,
  'CHECKOUT.ORDER.COMPLETED': completed,
  'PAYMENT.CAPTURE.COMPLETED': capture,
  'PAYMENT.CAPTURE.PENDING': capture,
  'PAYMENT.CAPTURE.DECLINED': capture,
  'PAYMENT.CAPTURE.DENIED': capture,
  'PAYMENT.AUTHORIZATION.CREATED': hold,
  'PAYMENT.AUTHORIZATION.VOIDED': hold,
  'PAYMENT.CAPTURE.REFUNDED': fromRefundEvent,
  'PAYMENT.REFUND.PENDING': fromRefundEvent,
  'PAYMENT.REFUND.FAILED': fromRefundEvent,
  'PAYMENT.CAPTURE.REVERSED': fromReversal,
  'CUSTOMER.DISPUTE.CREATED': dispute,
  'CUSTOMER.DISPUTE.UPDATED': dispute,
  'CUSTOMER.DISPUTE.RESOLVED': dispute,
};

/** Whether events of this type mean anything to us. */
export const isHeard = (type: string): boolean => type in readers;

/** What an event means. Throws for a resource that is not what its event's name promises, and when a lookup fails. */
export const translateEvent = (type: string, resource: unknown, lookups: Lookups): Told =>
  readers[type]?.(resource, lookups) ?? nothing;
