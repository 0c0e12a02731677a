import { emit } from '../events/emit.ts';
import { freshId } from '../ids.ts';
import { type Order } from '../orders/order.ts';
import { type Unit } from '../orders/unit.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Temper } from '../sources/temper.ts';
import { type Authorization } from './authorization.ts';
import { wholeAuthorization } from './authorization-body.ts';
import { endWork } from './release-hold.ts';

type Start = Omit<Authorization, 'id' | 'capturedMinor' | 'captures' | 'createdMs' | 'updatedMs'>;

/** Keeps a hold, which ends by itself one day, and tells of it unless it was denied. */
export const addAuthorization = (world: PaypalWorld, start: Start): Authorization => {
  const { settings, clock } = world;
  const nowMs = clock.nowMs();
  const authorization = world.authorizations.put<Authorization>({
    id: freshId(),
    ...start,
    capturedMinor: 0,
    captures: 0,
    createdMs: nowMs,
    updatedMs: nowMs,
  });
  if (authorization.status === 'DENIED') return authorization;
  const graceMs = settings.authorizationEndsMs - settings.authorizationLivesMs;
  world.agenda.after(start.expiresMs + graceMs - nowMs, endWork, authorization.id);
  emit(world, 'PAYMENT.AUTHORIZATION.CREATED', wholeAuthorization(world, authorization), authorization.id);
  return authorization;
};

/** Holds the money of one unit of an order. */
export const newAuthorization = (
  world: PaypalWorld,
  order: Order,
  unit: Unit,
  temper: Temper,
): Authorization => {
  const { reference_id, currency, minor, custom_id, invoice_id } = unit;
  return addAuthorization(world, {
    orderId: order.id,
    unit: reference_id,
    status: temper.kind === 'declines' ? 'DENIED' : 'CREATED',
    currency,
    minor,
    custom_id,
    invoice_id,
    temper,
    expiresMs: world.clock.nowMs() + world.settings.authorizationLivesMs,
  });
};
