import { type WebhooksUseCases } from '#application/webhooks/index';
import { type Route } from '../endpoint.ts';
import { problemReply } from '../problem.ts';
import { rawRoute, type RawRequest } from '../raw-route.ts';
import { jsonReply, type Reply } from '../reply.ts';

/** Larger than any event a provider documents; Stripe's stay below 100 kB. */
const limitBytes = 1_048_576;

type Hearing = Readonly<{
  provider: string;
  account: string | undefined;
  header(name: string): string | undefined;
  body: Uint8Array;
}>;

const hearingOf = ({ params, headers, body }: RawRequest): Hearing => ({
  provider: params.provider ?? '',
  account: params.gatewayAccountId,
  header: (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  },
  body,
});

/** Providers that lead their payments are answered in their own form, always with HTTP 200. */
const answer = async (
  app: WebhooksUseCases,
  request: RawRequest,
  method: 'GET' | 'POST',
): Promise<Reply | undefined> => {
  const answered = await app.answerProvider({ ...hearingOf(request), method });
  return answered && { status: 200, headers: { 'Content-Type': answered.contentType }, body: answered.body };
};

const receive = async (app: WebhooksUseCases, request: RawRequest): Promise<Reply> => {
  const answered = await answer(app, request, 'POST');
  if (answered) return answered;
  const received = await app.receiveWebhook(hearingOf(request));
  if (received.ok) return jsonReply(200, { received: true, duplicate: received.value === 'duplicate' });
  const { code } = received.error;
  if (code === 'not-found') return problemReply({ status: 404, code }, request.requestId);
  // What could not be checked now is not refused: the provider sends it again.
  const status = code === 'unavailable' ? 503 : 400;
  return problemReply({ status, code, detail: received.error.detail }, request.requestId);
};

/** A GET tells nothing, but Payme wants even that answered in its form. */
const look = async (app: WebhooksUseCases, request: RawRequest): Promise<Reply> =>
  (await answer(app, request, 'GET')) ??
  problemReply({ status: 405, code: 'method-not-allowed', headers: { Allow: 'POST' } }, request.requestId);

const doors = (
  path: '/api/v1/webhooks/:provider' | '/api/v1/webhooks/:provider/:gatewayAccountId',
): readonly Route<WebhooksUseCases>[] => [
  rawRoute<WebhooksUseCases>({
    method: 'post',
    path,
    tag: 'Webhooks',
    summary: 'Where a provider tells us what happened, or leads a payment',
    description:
      'Raw bytes; the signature is checked first, then the event is stored once and answered. Payme and Click, which lead their payments, are answered in their own form, always with 200.',
    limitBytes,
    statuses: [200, 400, 404, 503],
    handle: receive,
  }),
  rawRoute<WebhooksUseCases>({
    method: 'get',
    path,
    tag: 'Webhooks',
    summary: 'Answers a provider that leads its payments and asks in the wrong way',
    limitBytes,
    statuses: [200, 405],
    handle: look,
  }),
];

export const receiveWebhookRoutes = [
  ...doors('/api/v1/webhooks/:provider'),
  ...doors('/api/v1/webhooks/:provider/:gatewayAccountId'),
];
