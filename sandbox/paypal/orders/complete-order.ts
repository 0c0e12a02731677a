import { emit } from '../events/emit.ts';
import { link } from '../http/link.ts';
import { unprocessable } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { newAuthorization } from '../payments/new-authorization.ts';
import { newCapture } from '../payments/new-capture.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Source } from '../sources/source.ts';
import { declines, type Temper } from '../sources/temper.ts';
import { saveSource } from '../vault/save-source.ts';
import { approvalUrl, putOrder } from './find-order.ts';
import { type Order } from './order.ts';
import { orderBody } from './order-body.ts';

/** An invoice is paid once: PayPal's protection against accidental second payments, on unless a merchant turns it off. */
const refuseSecondPayment = (world: PaypalWorld, order: Order): void => {
  for (const { invoice_id: invoice } of order.units) {
    if (invoice === null) continue;
    const paid = [
      ...world.captures.where('invoice', invoice).filter(({ status }) => status !== 'DECLINED'),
      ...world.authorizations
        .where('invoice', invoice)
        .filter(({ status }) => status !== 'VOIDED' && status !== 'DENIED'),
    ];
    if (paid.some(({ orderId }) => orderId !== order.id))
      throw unprocessable({
        issue: 'DUPLICATE_INVOICE_ID',
        field: '/purchase_units/0/invoice_id',
        value: invoice,
      });
  }
};

/**
 * Takes an order and what pays it and gives how that behaves now. A buyer whose money is declined is asked for other
 * money: 422, the order stays as it is. Nobody can be asked about a card or a saved method: their payment is declined.
 */
const temperNow = (call: Call, order: Order, source: Source): Temper => {
  const temper = call.declined ? declines : source.temper;
  if (temper.kind !== 'declines' || source.kind === 'card' || order.tokenId !== null) return temper;
  throw unprocessable({ issue: 'INSTRUMENT_DECLINED' }, [
    link('redirect', approvalUrl(call.world, order.id)),
  ]);
};

/** Takes an order whose source is known and lets it pay: a capture, or a hold, for each unit. Gives the completed order. */
export const completeOrder = (call: Call, order: Order): Order => {
  const { world, cause } = call;
  const { source, saving } = order;
  if (source === null) throw unprocessable({ issue: 'ORDER_NOT_APPROVED' });
  const temper = temperNow(call, order, source);
  refuseSecondPayment(world, order);
  const completed = putOrder(world, { ...order, status: 'COMPLETED' });
  const made = order.units.map((unit) =>
    order.intent === 'CAPTURE'
      ? newCapture(world, cause, completed, unit, temper)
      : newAuthorization(world, completed, unit, temper),
  );
  const paid = made.every(({ status }) => status !== 'DECLINED' && status !== 'DENIED');
  const saved =
    saving === null || !paid
      ? completed
      : putOrder(world, { ...completed, savedTokenId: saveSource(world, { ...saving, source }).id });
  emit(world, 'CHECKOUT.ORDER.COMPLETED', orderBody(world, saved, true), saved.id);
  return saved;
};
