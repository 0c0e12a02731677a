import { type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type EventSubject } from './event-record.ts';

/** Records an event about this version of an object and sends it to whoever wants it; an update brings its old version. */
export const emit = (
  world: StripeWorld,
  cause: Cause,
  type: string,
  subject: EventSubject,
  before: object | null = null,
): void => {
  const record = world.events.add({
    type,
    created: world.clock.nowSeconds(),
    subject,
    before,
    requestId: cause.requestId,
    idempotencyKey: cause.idempotencyKey,
    pending: world.webhooks.audience(type),
  });
  world.webhooks.dispatch(record);
};
