import { type CallInDoubt, type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type PaypalClient } from './client/paypal-client.ts';
import { type holdCalls } from './orders/hold-calls.ts';
import { known, type OrderCalls, told } from './orders/order-calls.ts';
import { isUnprocessed } from './orders/order-news.ts';
import { type findInReports } from './reports/find-in-reports.ts';

/** How long PayPal answers a repeated order with what became of the first (openapi: six hours), less a margin for clocks. */
const rememberedMs = (6 * 60 - 15) * 60_000;

type Means = Readonly<{
  client: PaypalClient;
  orders: OrderCalls;
  holds: ReturnType<typeof holdCalls>;
  findPaid: ReturnType<typeof findInReports>;
  now: () => Date;
}>;

/**
 * Finds out what became of a call. PayPal has no search for orders and no way to spoil a request id for a request that may
 * still come, so nothing is ever made impossible here; what keeps money from moving twice is this:
 *
 * - **An order for the payer to approve** moves no money, however often it is made. It is simply asked for again, under its
 *   own request id: the same order while PayPal remembers, else another that nobody has the address of.
 * - **A saved method is charged by the very request that makes the order.** Repeated under its request id within six hours,
 *   that is a question: PayPal answers with what became of the first, or does now, once, what never arrived. After that
 *   the request is never sent again; PayPal's reports are searched for a payment with our id, and if they name none a
 *   person must look. `not-executed` is never said of these.
 * - **An order is taken once**, whatever asks for it, and only by us. If the payer has approved it and it is not taken yet,
 *   it is taken now: that is what they approved.
 * - **A capture or a release** can't happen twice; the order says what is still held, and that is asked for again under the
 *   same request id (45 days).
 */
export const settleWithPaypal =
  ({ client, orders, holds, findPaid, now }: Means) =>
  async (doubt: CallInDoubt): Promise<PaymentNews> => {
    switch (doubt.operation) {
      case 'authorize':
      case 'charge':
        if (doubt.reference !== null) return told(await orders.look(doubt.reference, client.limit()));
        return isForgotten(doubt.call, now())
          ? findPaid(doubt.call)
          : orders.create({ ...doubt.call, again: true });
      case 'confirm': {
        const { call } = doubt;
        const until = client.limit();
        const seen = await orders.look(known(call.reference), until);
        if (seen.kind !== 'read' || !isUnprocessed(seen.value)) return told(seen);
        const isReady = seen.value.status === 'APPROVED' || call.source !== null;
        return isReady ? orders.take({ ...call, again: true }, until) : told(seen);
      }
      case 'capture':
        return holds.capture({ ...doubt.call, again: true });
      case 'void':
        return holds.release({ ...doubt.call, again: true });
    }
  };

const isForgotten = ({ source, promisedAt }: OpeningCall, now: Date): boolean =>
  source !== null && now.getTime() - promisedAt.getTime() >= rememberedMs;
