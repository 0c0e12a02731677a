import { type LinkedChat } from '#domain/telegram/linked-chat';
import { type TelegramPorts } from '../telegram-ports.ts';

/** A message of a chat that shows a code. */
type ShownCode = Readonly<{ code: string; chatId: string; updateId: number }>;

/** Gives the chat to the customer whose link it came by; undefined when the code is wrong, used or too old. */
export const acceptLink =
  ({ chats, codes, clock, log }: Pick<TelegramPorts, 'chats' | 'codes' | 'clock' | 'log'>) =>
  async ({ code, chatId, updateId }: ShownCode): Promise<LinkedChat | undefined> => {
    const at = clock.now();
    const linked = await chats.accept({ codeHash: codes.hash(code), chatId, updateId, at });
    if (linked)
      log.info('telegram-chat-linked', { tenantId: linked.tenantId, customerId: linked.customerId });
    return linked;
  };
