import { z } from 'zod';
import { RequestWalk, type WalkRefusal, type WalkView } from '#application/webhooks/commands/request-walk';
import { type WebhooksUseCases } from '#application/webhooks/index';
import { route } from '../route.ts';

const WalkResource = z
  .object({ gatewayAccountId: z.string(), provider: z.string(), from: z.iso.datetime() })
  .meta({ id: 'EventWalk' });

type Refused<Code> = Extract<WalkRefusal, { code: Code }>;

export const requestWalkRoute = route<WebhooksUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/webhook-events/walk',
    tag: 'Webhooks',
    summary: "Walk a provider's list of events for webhooks that never came",
    description:
      'Every account is walked by itself; this goes back as far as you say, in the background. What is known already is passed over, so asking twice is harmless.',
    access: ['admin', 'platform'],
    body: RequestWalk,
    reply: WalkResource,
    status: 202,
    refusals: {
      'gateway-account-unknown': 422,
      'events-not-listed': {
        status: 422,
        detail: ({ provider }: Refused<'events-not-listed'>) =>
          `${provider} keeps no list of what it told us: it repeats its calls until they are answered.`,
      },
      'period-refused': { status: 422, detail: ({ why }: Refused<'period-refused'>) => why },
    },
    examples: { body: { gatewayAccountId: 'gwa_configured_stripe', from: '2030-01-01T00:00:00Z' } },
  },
  (app, { actor, body }) => app.requestWalk({ actor, asked: body }),
  ({ from, ...walk }: WalkView) => ({ ...walk, from: from.toISOString() }),
);
