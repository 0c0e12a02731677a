import { stamp } from '../http/instant.ts';
import { link, type Link } from '../http/link.ts';
import { authorizationBody } from '../payments/authorization-body.ts';
import { captureBody } from '../payments/capture-body.ts';
import { refundBody } from '../payments/refund-body.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { buyer, buyerWallet, merchant } from '../people.ts';
import { tokenLinks } from '../vault/token-body.ts';
import { approvalUrl } from './find-order.ts';
import { type Order } from './order.ts';
import { type Unit } from './unit.ts';

const isPaid = ({ status }: Order): boolean => status === 'COMPLETED' || status === 'VOIDED';

const linksOf = (world: PaypalWorld, order: Order): readonly Link[] => {
  const self = `${world.url()}/v2/checkout/orders/${order.id}`;
  const action = order.intent.toLowerCase();
  const onward = [link('update', self, 'PATCH'), link(action, `${self}/${action}`, 'POST')];
  switch (order.status) {
    case 'CREATED':
      return [link('self', self), link('approve', approvalUrl(world, order.id)), ...onward];
    case 'PAYER_ACTION_REQUIRED':
      return [link('self', self), link('payer-action', approvalUrl(world, order.id))];
    case 'APPROVED':
      return [link('self', self), ...onward];
    case 'COMPLETED':
    case 'VOIDED':
      return [link('self', self)];
  }
};

const savedAs = (world: PaypalWorld, { saving, savedTokenId }: Order): object =>
  saving === null || savedTokenId === null
    ? {}
    : {
        attributes: {
          vault: {
            id: savedTokenId,
            status: 'VAULTED',
            customer: { id: saving.customerId },
            links: tokenLinks(world, savedTokenId),
          },
        },
      };

const sourceOf = (world: PaypalWorld, order: Order): object => {
  const { source, named } = order;
  if (source === null) return named === null ? {} : { payment_source: { [named]: {} } };
  const saved = savedAs(world, order);
  if (source.kind === 'paypal') return { payment_source: { paypal: { ...buyerWallet, ...saved } } };
  const { name, last_digits, brand, expiry } = source;
  const shown = { ...(name !== null && { name }), last_digits, brand, type: 'CREDIT', expiry };
  return { payment_source: { card: { ...shown, ...saved } } };
};

const paymentsOf = (world: PaypalWorld, order: Order, unit: Unit): object => {
  const ours = <T extends { readonly unit: string }>(all: readonly T[]): readonly T[] =>
    all.filter((one) => one.unit === unit.reference_id);
  const authorizations = ours(world.authorizations.where('order', order.id));
  const captures = ours(world.captures.where('order', order.id));
  const refunds = captures
    .flatMap(({ id }) => world.refunds.where('capture', id))
    .filter(({ kind }) => kind === 'refund');
  return {
    ...(authorizations.length > 0 && {
      authorizations: authorizations.map((one) => authorizationBody(world, one)),
    }),
    ...(captures.length > 0 && { captures: captures.map((one) => captureBody(world, one)) }),
    ...(refunds.length > 0 && { refunds: refunds.map((one) => refundBody(world, one)) }),
  };
};

const unitBody = (world: PaypalWorld, order: Order, unit: Unit, whole: boolean): object => {
  const { reference_id, amount, custom_id, invoice_id, more } = unit;
  const details = {
    amount,
    payee: merchant,
    ...(custom_id !== null && { custom_id }),
    ...(invoice_id !== null && { invoice_id }),
    ...more,
  };
  return {
    reference_id,
    ...(whole && details),
    ...(isPaid(order) && { payments: paymentsOf(world, order, unit) }),
  };
};

/**
 * Takes an order and whether it is shown whole, and gives it as PayPal shows it. The short form of a processed order
 * still says what became of the money (paypal.md §2).
 */
export const orderBody = (world: PaypalWorld, order: Order, whole: boolean): object => {
  const approved = order.source?.kind === 'paypal';
  return {
    id: order.id,
    status: order.status,
    ...sourceOf(world, order),
    ...(whole && { intent: order.intent }),
    ...((whole || isPaid(order)) && {
      purchase_units: order.units.map((unit) => unitBody(world, order, unit, whole)),
      ...(approved && { payer: buyer }),
    }),
    ...(whole && { create_time: stamp(order.createdMs), update_time: stamp(order.updatedMs) }),
    links: linksOf(world, order),
  };
};
