import { z } from 'zod';
import { type RequestReused } from '#domain/billing/counted-once';
import { type UnfitUsage } from '#domain/billing/counted-usage';
import { entitlementTo } from '#domain/billing/entitlement';
import { reserveUsage as reserve, type TooManyReservations } from '#domain/billing/reservation';
import { type UsageCounter } from '#domain/billing/usage-counter';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Grants } from '../grants.ts';
import { type PayerRefusal } from '../ports/payers.ts';
import { type DecidedCount } from '../ports/usage-counters.ts';
import { reservationId } from '../reservation-id.ts';
import { QuantitySchema, RequestIdSchema, usageFields } from '../usage-fields.ts';
import { type UsagePorts } from '../usage-ports.ts';
import { type EntitlementRefusal, refusedFor } from '../usage-view.ts';
import { whoseUsage } from '../whose-usage.ts';

const ttlSecondsMax = 86_400;

export const ReserveUsage = z.strictObject({
  ...usageFields,
  quantity: QuantitySchema,
  ttlSeconds: z
    .int()
    .min(1)
    .max(ttlSecondsMax)
    .default(600)
    .describe('After so many seconds it is free again by itself'),
  requestId: RequestIdSchema.optional().describe(
    'A value of your own for each thing that is reserved for: sent again, it is the same reservation',
  ),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof ReserveUsage> }>;
type Ports = Pick<UsagePorts, 'subscriptions' | 'payers' | 'counters' | 'clock' | 'ids'> &
  Readonly<{ grants: Grants }>;

export type ReservationAnswer = Readonly<{
  id: string;
  feature: string;
  quantity: number;
  expiresAt: Date;
  replayed: boolean;
}>;
export type ReserveUsageRefusal =
  | EntitlementRefusal
  | PayerRefusal
  | RequestReused
  | UnfitUsage
  | TooManyReservations;

/** Sets so much aside, if it is allowed, for something that takes a while: it is nobody else's until then. */
export const reserveUsage =
  ({ grants, ...ports }: Ports) =>
  async ({ actor, asked }: Input): Promise<Result<ReservationAnswer, ReserveUsageRefusal>> => {
    const { feature, quantity, ttlSeconds, requestId = ports.ids.next('r').slice(2) } = asked;
    const whose = await whoseUsage(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const at = ports.clock.now();
    const subscription = whose.value;
    if (!subscription) return err(refusedFor(entitlementTo(null, feature, quantity, null, at)));
    const grant = await grants.of(subscription);

    const key = { tenantId: subscription.tenantId, subscriptionId: subscription.id, feature };
    const id = reservationId(key, requestId);
    const expiresAt = new Date(at.getTime() + ttlSeconds * 1_000);
    return ports.counters.change(
      key,
      (counter): DecidedCount<Result<ReservationAnswer, ReserveUsageRefusal>> => {
        const known = knownAs(counter, id, at);
        if (known === 'used' || (known && known.quantity !== quantity))
          return { counter, answer: err({ code: 'request-reused', id: requestId }) };
        if (known) return { counter, answer: ok({ ...known, feature, replayed: true }) };
        const reserved = reserve(counter, grant, { id, quantity, expiresAt }, at);
        if (reserved.ok)
          return {
            counter: reserved.value,
            answer: ok({ id, feature, quantity, expiresAt, replayed: false }),
          };
        const { error } = reserved;
        return {
          counter,
          answer: err(error.code === 'not-entitled' ? refusedFor(error.entitlement) : error),
        };
      },
    );
  };

/** The reservation with this id, if it holds still, or that it was used already. */
const knownAs = ({ reservations, requests }: UsageCounter, id: string, at: Date) =>
  requests.some((request) => request.id === id)
    ? 'used'
    : reservations.find((one) => one.id === id && at < one.expiresAt);
