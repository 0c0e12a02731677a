import { z } from 'zod';
import { type RequestReused, useReservationOnce } from '#domain/billing/counted-once';
import { type UnfitUsage } from '#domain/billing/counted-usage';
import { releaseReservation as release, type UnknownReservation } from '#domain/billing/reservation';
import { type Subscription } from '#domain/billing/subscription';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type Grants } from '../grants.ts';
import { type CounterKey, type DecidedCount } from '../ports/usage-counters.ts';
import { counterOfReservation } from '../reservation-id.ts';
import { QuantitySchema } from '../usage-fields.ts';
import { type UsagePorts } from '../usage-ports.ts';
import { afterCounting, type UsageAnswer } from '../usage-view.ts';

export const UseReservation = z.strictObject({
  quantity: QuantitySchema.optional().describe(
    'All that was reserved, unless said otherwise; what is left of it is free again',
  ),
});
type Ports = Pick<UsagePorts, 'subscriptions' | 'counters' | 'clock'> & Readonly<{ grants: Grants }>;
type UseInput = Readonly<{ actor: Actor; id: string; asked: z.output<typeof UseReservation> }>;
export type UseReservationRefusal = NotFound | UnknownReservation | UnfitUsage | RequestReused;

/** What was set aside is used. It was promised, so nobody is asked whether it may; doing it twice counts once. */
export const useReservation =
  ({ grants, ...ports }: Ports) =>
  async ({ actor, id, asked }: UseInput): Promise<Result<UsageAnswer, UseReservationRefusal>> => {
    const place = await placeOf(ports, actor, id);
    if (!place) return err(notFound);
    const at = ports.clock.now();
    const grant = await grants.of(place.subscription);
    return ports.counters.change(
      place.key,
      (counter): DecidedCount<Result<UsageAnswer, UseReservationRefusal>> => {
        const used = useReservationOnce(counter, grant, { id, quantity: asked.quantity }, at);
        if (!used.ok) return { counter, answer: used };
        const { counter: after, replayed } = used.value;
        return { counter: after, answer: ok({ entitlement: afterCounting(grant, after, at), replayed }) };
      },
    );
  };

type ReleaseInput = Readonly<{ actor: Actor; id: string }>;

/** What was set aside is free again. One that has ended already stays so. */
export const releaseReservation =
  (ports: Pick<Ports, 'subscriptions' | 'counters' | 'clock'>) =>
  async ({ actor, id }: ReleaseInput): Promise<Result<undefined, NotFound>> => {
    const place = await placeOf(ports, actor, id);
    if (!place) return err(notFound);
    const at = ports.clock.now();
    return ports.counters.change(place.key, (counter) => ({
      counter: release(counter, id, at),
      answer: ok(undefined),
    }));
  };

type Place = Readonly<{ key: CounterKey; subscription: Subscription }>;

/** Where a reservation is kept, if its subscription may be seen. */
const placeOf = async (
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  actor: Actor,
  id: string,
): Promise<Place | undefined> => {
  const key = counterOfReservation(actor.tenantId, id);
  const subscription = key && (await subscriptions.find(actor.tenantId, key.subscriptionId));
  return key && subscription && isVisible(subscription, visibleTo(actor)) ? { key, subscription } : undefined;
};
