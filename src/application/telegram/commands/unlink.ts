import { type z } from 'zod';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type CustomerRefusal } from '../ports/customer-desk.ts';
import { type TelegramPorts } from '../telegram-ports.ts';
import { type OfferLink } from './offer-link.ts';

/** Lets a customer's chat go; that there was none is fine. */
export const unlinkCustomer =
  ({ chats, customers }: Pick<TelegramPorts, 'chats' | 'customers'>) =>
  async ({
    actor,
    asked,
  }: Readonly<{ actor: Actor; asked: z.output<typeof OfferLink> }>): Promise<
    Result<{ wasLinked: boolean }, CustomerRefusal>
  > => {
    const whose = await customers.named(actor, asked.customerId);
    if (!whose.ok) return whose;
    return ok({ wasLinked: await chats.removeCustomer(actor.tenantId, whose.value.customerId) });
  };

/** Lets a chat go, whoever's it is: it asked for that, or has blocked the bot. False when it was nobody's. */
export const unlinkChat =
  ({ chats, log }: Pick<TelegramPorts, 'chats' | 'log'>) =>
  async (chatId: string): Promise<boolean> => {
    const wasLinked = await chats.removeChat(chatId);
    if (wasLinked) log.info('telegram-chat-unlinked');
    return wasLinked;
  };
