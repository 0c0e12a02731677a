import { type WebhooksUseCases } from '#application/webhooks/index';
import { type Route } from '../endpoint.ts';
import { problemReply } from '../problem.ts';
import { rawRoute, type RawRequest } from '../raw-route.ts';
import { jsonReply } from '../reply.ts';

/** Larger than any event a provider documents; Stripe's stay below 100 kB. */
const limitBytes = 1_048_576;

const receive = async (app: WebhooksUseCases, { params, headers, body, requestId }: RawRequest) => {
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const received = await app.receiveWebhook({
    provider: params.provider ?? '',
    account: params.gatewayAccountId,
    header,
    body,
  });
  if (received.ok) return jsonReply(200, { received: true, duplicate: received.value === 'duplicate' });
  const { code } = received.error;
  if (code === 'not-found') return problemReply({ status: 404, code }, requestId);
  return problemReply({ status: 400, code, detail: received.error.detail }, requestId);
};

const door = (
  path: '/api/v1/webhooks/:provider' | '/api/v1/webhooks/:provider/:gatewayAccountId',
): Route<WebhooksUseCases> =>
  rawRoute<WebhooksUseCases>({
    method: 'post',
    path,
    tag: 'Webhooks',
    summary: 'Where a provider tells us what happened',
    description: 'Raw bytes; the signature is checked first, then the event is stored once and answered.',
    limitBytes,
    statuses: [200, 400, 404],
    handle: receive,
  });

export const receiveWebhookRoutes = [
  door('/api/v1/webhooks/:provider'),
  door('/api/v1/webhooks/:provider/:gatewayAccountId'),
];
