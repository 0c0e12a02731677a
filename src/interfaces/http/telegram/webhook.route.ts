import { type Worked } from '#application/telegram/commands/work-once';
import { problemReply } from '../problem.ts';
import { rawRoute, type RawRequest } from '../raw-route.ts';
import { jsonReply, type Reply } from '../reply.ts';

/** Larger than any update with a text of 4,096 characters and a keyboard. */
const limitBytes = 262_144;

/** What Telegram may be led to. `not-an-update`: it makes no sense to send it again. */
export type TelegramDoor = Readonly<{
  isTelegrams(secret: string | undefined): boolean;
  hear(update: unknown): Promise<Worked | 'not-an-update'>;
}>;

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const receive = async (door: TelegramDoor, { headers, body, requestId }: RawRequest): Promise<Reply> => {
  const secret = headers['x-telegram-bot-api-secret-token'];
  if (!door.isTelegrams(Array.isArray(secret) ? secret[0] : secret))
    return problemReply(
      { status: 401, code: 'unauthenticated', detail: 'This is not the secret of our webhook.' },
      requestId,
    );
  const worked = await door.hear(parsed(body));
  switch (worked) {
    case 'done':
    case 'repeated':
      return jsonReply(200, { received: true, duplicate: worked === 'repeated' });
    case 'not-an-update':
      return problemReply({ status: 400, code: 'malformed-json' }, requestId);
    case 'busy':
    case 'failed':
      // Telegram sends again whatever is not answered 2xx.
      return problemReply({ status: 503, code: 'unavailable', headers: { 'Retry-After': '1' } }, requestId);
  }
};

export const telegramWebhookRoute = rawRoute<TelegramDoor>({
  method: 'post',
  path: '/api/v1/telegram/webhook',
  tag: 'Webhooks',
  summary: 'Where Telegram tells us what people write to the bot',
  description:
    'The header X-Telegram-Bot-Api-Secret-Token is checked first. Each update is worked off once, then answered.',
  limitBytes,
  statuses: [200, 400, 401, 503],
  handle: receive,
});
