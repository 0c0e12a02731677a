import { type Chat, shownChat, shownPerson } from '../chats/chat.ts';
import { shownBot } from '../chats/bot.ts';
import { type Entity } from './entity.ts';
import { type Keyboard, shownKeyboard } from './keyboard.ts';

/** A message in a chat, as it is now. `at` and `editedAt`: seconds since 1970. */
export type Message = {
  readonly id: string;
  readonly chatId: number;
  readonly messageId: number;
  readonly by: 'bot' | 'person';
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: Keyboard | null;
  readonly at: number;
  readonly editedAt: number | null;
};

/** Gives what a message is found by. */
export const messageKey = (chatId: number, messageId: number): string => `${chatId}:${messageId}`;

/** Gives a message as the Bot API shows it. */
export const shownMessage = (
  message: Message,
  chat: Chat,
  bot: { readonly token: string; readonly username: string },
): object => ({
  message_id: message.messageId,
  from: message.by === 'bot' ? shownBot(bot) : shownPerson(chat),
  chat: shownChat(chat),
  date: message.at,
  ...(message.editedAt === null ? {} : { edit_date: message.editedAt }),
  text: message.text,
  ...(message.entities.length === 0 ? {} : { entities: message.entities }),
  ...(message.keyboard === null ? {} : { reply_markup: shownKeyboard(message.keyboard) }),
});
