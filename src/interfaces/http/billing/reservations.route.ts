import { z } from 'zod';
import { UseReservation } from '#application/billing/commands/end-reservation';
import { type ReservationAnswer, ReserveUsage } from '#application/billing/commands/reserve-usage';
import { type UsageUseCases } from '#application/billing/usage-use-cases';
import { type UsageAnswer } from '#application/billing/usage-view';
import { route } from '../route.ts';
import { entitlementRefusals, EntitlementResource, toEntitlementResource } from './entitlement-resource.ts';
import { countingRefusals, payerRefusals } from './usage-refusals.ts';

const shared = { tag: 'Usage', access: ['customer', 'admin'] } as const;
const idLengthMax = 200;
const ReservationPath = z.strictObject({ reservationId: z.string().startsWith('rsv_').max(idLengthMax) });

const ReservationResource = z
  .object({
    id: z.string(),
    feature: z.string(),
    quantity: z.number(),
    expiresAt: z.iso.datetime().describe('From then on it is free again, unless it was used'),
  })
  .meta({ id: 'Reservation' });

export const reserveUsageRoute = route<UsageUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/usage/reservations',
    summary: 'Set so much of a feature aside',
    description:
      'For something that takes a while: it counts as used until it is used, given up or runs out.',
    body: ReserveUsage,
    reply: ReservationResource,
    status: 201,
    replayed: ({ replayed }: ReservationAnswer) => replayed,
    refusals: {
      ...entitlementRefusals,
      ...payerRefusals,
      'request-reused': countingRefusals['request-reused'],
      'unfit-usage': countingRefusals['unfit-usage'],
      'too-many-reservations': {
        status: 409,
        detail: ({ reservationsMax }: { reservationsMax: number }) =>
          `${reservationsMax} reservations of this feature are open. Use some or give some up first.`,
      },
    },
    examples: { body: { feature: 'posts', quantity: 10, ttlSeconds: 600, requestId: 'import-12' } },
  },
  (app, { actor, body }) => app.reserveUsage({ actor, asked: body }),
  ({ id, feature, quantity, expiresAt }: ReservationAnswer) => ({
    id,
    feature,
    quantity,
    expiresAt: expiresAt.toISOString(),
  }),
);

export const useReservationRoute = route<UsageUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/usage/reservations/:reservationId/use',
    summary: 'Use what was set aside',
    description:
      'It was promised, so it is counted whatever has happened to the plan since. Asking again counts once.',
    params: ReservationPath,
    body: UseReservation,
    reply: EntitlementResource,
    status: 200,
    replayed: ({ replayed }: UsageAnswer) => replayed,
    refusals: {
      'not-found': 404,
      'unknown-reservation': {
        status: 404,
        detail: () =>
          'It has run out or was given up. What was used meanwhile can be counted by POST /usage.',
      },
      'request-reused': countingRefusals['request-reused'],
      'unfit-usage': countingRefusals['unfit-usage'],
    },
    examples: { body: { quantity: 8 } },
  },
  (app, { actor, params, body }) => app.useReservation({ actor, id: params.reservationId, asked: body }),
  ({ entitlement }: UsageAnswer) => toEntitlementResource(entitlement),
);

export const releaseReservationRoute = route<UsageUseCases>()(
  {
    ...shared,
    method: 'delete',
    path: '/api/v1/usage/reservations/:reservationId',
    summary: 'Give up what was set aside',
    description: 'Doing it twice is fine, as is doing it when it was used or has run out.',
    params: ReservationPath,
    status: 204,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.releaseReservation({ actor, id: params.reservationId }),
  () => undefined,
);
