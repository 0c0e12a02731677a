import { z } from 'zod';
import {
  type ProviderHealthView,
  type WebhooksUseCases,
  type WebhookView,
} from '#application/webhooks/index';
import { type Page } from '#application/shared/page';
import { ok } from '#domain/shared/result';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime();

const WebhookEventResource = z
  .object({
    id: z.string(),
    provider: z.string(),
    gatewayAccountId: z.string(),
    eventId: z.string(),
    type: z.string(),
    status: z
      .enum(['received', 'processed', 'ignored', 'dead'])
      .describe('ignored: about something that others do through the same account'),
    tries: z.int(),
    dueAt: instant.nullable(),
    lastError: z.string().nullable(),
    occurredAt: instant,
    receivedAt: instant,
    processedAt: instant.nullable(),
    foundBy: z
      .enum(['webhook', 'walk'])
      .describe("walk: it never came, and was found in the provider's list of events"),
  })
  .meta({ id: 'WebhookEvent' });

const toWebhookEventResource = (event: WebhookView): z.input<typeof WebhookEventResource> => ({
  id: event.id,
  provider: event.provider,
  gatewayAccountId: event.gatewayAccountId,
  eventId: event.eventId,
  type: event.type,
  status: event.status,
  tries: event.tries,
  dueAt: event.dueAt?.toISOString() ?? null,
  lastError: event.lastError,
  occurredAt: event.occurredAt.toISOString(),
  receivedAt: event.receivedAt.toISOString(),
  processedAt: event.processedAt?.toISOString() ?? null,
  foundBy: event.foundBy,
});

export const listWebhookEventsRoute = route<WebhooksUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/webhook-events',
    tag: 'Webhooks',
    summary: 'What providers told us, newest first, without its content',
    description: "For an admin: about the tenant's own accounts. For the platform: about all.",
    access: ['admin', 'platform'],
    query: ListQuery.extend({
      cursor: cursorLike(/^\d{1,15}\..+$/),
      provider: z.string().max(32).optional(),
      status: WebhookEventResource.shape.status.optional(),
    }),
    reply: page(WebhookEventResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listWebhooks(actor, filter, { limit, cursor })),
  ({ data, nextCursor }: Page<WebhookView>) => ({ data: data.map(toWebhookEventResource), nextCursor }),
);

export const replayWebhookEventRoute = route<WebhooksUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/webhook-events/:id/replay',
    tag: 'Webhooks',
    summary: 'Work an event off once more',
    access: ['admin', 'platform'],
    params: z.strictObject({ id: z.string().min(3).max(300) }),
    body: z.strictObject({}),
    reply: WebhookEventResource,
    status: 202,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.replayWebhook({ actor, ...params }),
  toWebhookEventResource,
);

const ProviderHealthResource = z
  .object({
    provider: z.string(),
    status: z
      .enum(['healthy', 'late', 'failing'])
      .describe('late: an event waits longer than a minute; failing: events were given up'),
    waiting: z.int(),
    dead: z.int(),
    oldestDueAt: instant.nullable(),
    lastReceivedAt: instant.nullable(),
    missed: z.int().describe("Events of the last day that never came, and were found in the provider's list"),
    lastWalkEndedAt: instant
      .nullable()
      .describe('When that list was last walked to its end; null where the provider keeps none'),
  })
  .meta({ id: 'WebhookHealth' });

export const webhookHealthRoute = route<WebhooksUseCases>()(
  {
    method: 'get',
    path: '/api/v1/webhooks/health',
    tag: 'Webhooks',
    summary: 'How the webhooks of each provider are doing',
    access: ['admin', 'platform'],
    reply: z.object({ data: z.array(ProviderHealthResource) }),
    status: 200,
    refusals: {},
  },
  async (app) => ok(await app.webhookHealth()),
  (providers: readonly ProviderHealthView[]) => ({
    data: providers.map(({ oldestDueAt, lastReceivedAt, lastWalkEndedAt, ...health }) => ({
      ...health,
      oldestDueAt: oldestDueAt?.toISOString() ?? null,
      lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
      lastWalkEndedAt: lastWalkEndedAt?.toISOString() ?? null,
    })),
  }),
);
