import { type Chat } from '../chats/chat.ts';
import { type TelegramWorld } from '../telegram-world.ts';
import { type Params, wholeOf } from './read-params.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

/** Gives the chat that a call is about; refuses those the bot has never met and those that blocked it. */
export const findChat = (world: TelegramWorld, params: Params): Chat => {
  const chatId = wholeOf(params, 'chat_id');
  if (chatId === undefined) throw new TelegramRefusal(400, 'chat_id is empty');
  const chat = world.chats.get(String(chatId));
  if (chat === undefined) throw new TelegramRefusal(400, 'chat not found');
  if (chat.blocked) throw new TelegramRefusal(403, 'bot was blocked by the user');
  return chat;
};
