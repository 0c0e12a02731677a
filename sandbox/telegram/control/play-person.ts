import { type MessengerControl, type Refused } from '../../emulator.ts';
import { randomText } from '../../random-text.ts';
import { shownBot } from '../chats/bot.ts';
import { type Chat, chatWith, type PersonDetails, shownChat, shownPerson } from '../chats/chat.ts';
import { commandsIn } from '../messages/entity.ts';
import { type Message, messageKey, shownMessage } from '../messages/message.ts';
import { type TelegramWorld } from '../telegram-world.ts';

/** What is told of an update that came of it; null when the bot wants none of its kind. */
type Told = { readonly updateId: number | null };

/** Whether the person lets the bot write to them, as the bot hears of it. */
const standing = (world: TelegramWorld, chat: Chat, was: string, is: string): void => {
  const user = shownBot(world.settings);
  world.queue.add({
    chatId: chat.chatId,
    type: 'my_chat_member',
    body: {
      chat: shownChat(chat),
      from: shownPerson(chat),
      date: world.clock.nowSeconds(),
      old_chat_member: { user, status: was, ...(was === 'kicked' && { until_date: 0 }) },
      new_chat_member: { user, status: is, ...(is === 'kicked' && { until_date: 0 }) },
    },
  });
};

/** A person writes to the bot; whoever had blocked it lets it in again by that. */
export const writeToBot = (
  world: TelegramWorld,
  chatId: number,
  text: string,
  from?: PersonDetails,
): Told & { readonly messageId: number } => {
  const known = world.chats.get(String(chatId));
  const chat = world.chats.put(chatWith(known, chatId, from));
  if (known?.blocked === true) standing(world, chat, 'kicked', 'member');
  const messageId = world.nextMessageId();
  const message = world.messages.put<Message>({
    id: messageKey(chatId, messageId),
    chatId,
    messageId,
    by: 'person',
    text,
    entities: commandsIn(text),
    keyboard: null,
    at: world.clock.nowSeconds(),
    editedAt: null,
  });
  const body = shownMessage(message, chat, world.settings);
  const update = world.queue.add({ chatId, type: 'message', body });
  return { updateId: update?.updateId ?? null, messageId };
};

/**
 * A person presses a button under a message of the bot. `forged`: they send data that no button of the message need bring,
 * as an app of their own making could.
 */
export const pressButton = (
  world: TelegramWorld,
  { chatId, messageId, data, forged = false }: Parameters<MessengerControl['press']>[0],
): (Told & { readonly callbackQueryId: string }) | Refused => {
  const chat = world.chats.get(String(chatId));
  const message = world.messages.get(messageKey(chatId, messageId));
  if (chat === undefined || message === undefined)
    return { refused: 404, message: `no message ${messageId} in chat ${chatId}` };
  const isThere = message.keyboard?.flat().some((button) => button.data === data) ?? false;
  if (!forged && !isThere) return { refused: 409, message: `data: no button of the message brings ${data}` };
  return pressed(world, chat, message, data);
};

const pressed = (
  world: TelegramWorld,
  chat: Chat,
  message: Message,
  data: string,
): Told & { readonly callbackQueryId: string } => {
  const { chatId, messageId } = message;
  const query = world.callbacks.put({
    id: randomText(18),
    chatId,
    messageId,
    data,
    at: world.clock.nowMs(),
    answer: null,
  });
  const update = world.queue.add({
    chatId,
    type: 'callback_query',
    body: {
      id: query.id,
      from: shownPerson(chat),
      message: shownMessage(message, chat, world.settings),
      chat_instance: `-${chatId}`,
      data,
    },
  });
  return { updateId: update?.updateId ?? null, callbackQueryId: query.id };
};

/** A person blocks the bot: it hears of that, and can't write to them any more. */
export const blockBot = (world: TelegramWorld, chatId: number): { readonly blocked: true } | Refused => {
  const chat = world.chats.get(String(chatId));
  if (chat === undefined) return { refused: 404, message: `no chat ${chatId}` };
  if (!chat.blocked) standing(world, chat, 'member', 'kicked');
  world.chats.put({ ...chat, blocked: true });
  return { blocked: true };
};
