import { type TelegramUseCases } from '#application/telegram/index';
import { type Route } from '../endpoint.ts';
import { offerLinkRoute, removeLinkRoute } from './links.route.ts';
import { type TelegramDoor, telegramWebhookRoute } from './webhook.route.ts';

export { type TelegramDoor } from './webhook.route.ts';

export type TelegramDoors = TelegramDoor & Pick<TelegramUseCases, 'offerLink' | 'unlinkCustomer'>;

export const telegramRoutes: readonly Route<TelegramDoors>[] = [
  offerLinkRoute,
  removeLinkRoute,
  telegramWebhookRoute,
];
