import { type Cause } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type EventSubject } from './event-record.ts';
import { previousAttributes } from './previous-attributes.ts';

/** Records an event about this version of an object and sends it to whoever wants it; the update's old version is optional. */
export const emit = (
  world: StripeWorld,
  cause: Cause,
  type: string,
  subject: EventSubject,
  before: object | null = null,
): void => {
  const record = {
    id: freshId('evt'),
    type,
    created: world.clock.nowSeconds(),
    subject,
    previous: before === null ? null : previousAttributes(before, subject),
    requestId: cause.requestId,
    idempotencyKey: cause.idempotencyKey,
    pending: world.webhooks.audience(type),
  };
  world.events.add(record);
  world.webhooks.dispatch(record);
};
