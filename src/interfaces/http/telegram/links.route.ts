import { z } from 'zod';
import { type ChatLink, OfferLink } from '#application/telegram/commands/offer-link';
import { type TelegramUseCases } from '#application/telegram/index';
import { customerRefusals } from '../customers/method-answers.ts';
import { route } from '../route.ts';

type LinkDoors = Pick<TelegramUseCases, 'offerLink' | 'unlinkCustomer'>;
const tag = 'Customers';
const path = '/api/v1/telegram/links';

const ChatLinkResource = z
  .object({
    url: z.string().describe('Opens the bot in Telegram with a one-time code'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'TelegramLink' });

export const offerLinkRoute = route<LinkDoors>()(
  {
    method: 'post',
    path,
    tag,
    summary: 'Make a link that ties a Telegram chat to a customer',
    description:
      'It works once, within fifteen minutes; a new link takes the place of an earlier one. The chat that opens it takes the place of the one linked before.',
    access: ['customer', 'admin'],
    body: OfferLink,
    reply: ChatLinkResource,
    status: 201,
    refusals: {
      ...customerRefusals,
      'telegram-not-configured': {
        status: 422,
        detail: () => 'This installation has no Telegram bot. Its operator sets one with TELEGRAM_BOT_TOKEN.',
      },
      'telegram-unavailable': {
        status: 503,
        detail: () => 'Telegram does not answer now. Ask again in a moment.',
        headers: () => ({ 'Retry-After': '5' }),
      },
    },
    examples: { body: {} },
  },
  (app, { actor, body }) => app.offerLink({ actor, asked: body }),
  ({ url, expiresAt }: ChatLink) => ({ url, expiresAt: expiresAt.toISOString() }),
);

export const removeLinkRoute = route<LinkDoors>()(
  {
    method: 'delete',
    path,
    tag,
    summary: 'Part a customer from their Telegram chat',
    description:
      'Nothing is sent to that chat any more, and links that wait are void. Doing it twice is fine.',
    access: ['customer', 'admin'],
    query: OfferLink,
    reply: z.object({ wasLinked: z.boolean() }).meta({ id: 'TelegramUnlinked' }),
    status: 200,
    refusals: customerRefusals,
  },
  (app, { actor, query }) => app.unlinkCustomer({ actor, asked: query }),
  ({ wasLinked }: { wasLinked: boolean }) => ({ wasLinked }),
);
