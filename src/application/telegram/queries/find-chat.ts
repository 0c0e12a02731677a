import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type LinkedChat } from '#domain/telegram/linked-chat';
import { type TelegramPorts } from '../telegram-ports.ts';

/** A chat and whose it is, as anyone outside the module may see it. */
export type ChatView = LinkedChat;

/** Where a customer can be written to; undefined when they have linked no chat. */
export const chatOf =
  ({ chats }: Pick<TelegramPorts, 'chats'>) =>
  async (tenantId: TenantId, customerId: CustomerId): Promise<string | undefined> =>
    (await chats.findByCustomer(tenantId, customerId))?.chatId;

/** Whose a chat is; undefined when it is nobody's. */
export const customerOf =
  ({ chats }: Pick<TelegramPorts, 'chats'>) =>
  (chatId: string): Promise<ChatView | undefined> =>
    chats.findByChat(chatId);
