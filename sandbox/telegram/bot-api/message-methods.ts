import { readKeyboard } from '../messages/keyboard.ts';
import { type Message, messageKey, shownMessage } from '../messages/message.ts';
import { findChat } from './find-chat.ts';
import { type Method, type MethodCall } from './method.ts';
import { structureOf, wholeOf } from './read-params.ts';
import { readText } from './read-text.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

/** Says something in a chat. */
export const sendMessage: Method = ({ world, params }) => {
  const chat = findChat(world, params);
  const said = readText(params);
  const keyboard = readKeyboard(structureOf(params, 'reply_markup'));
  const messageId = world.nextMessageId();
  const { chatId } = chat;
  const message = world.messages.put<Message>({
    id: messageKey(chatId, messageId),
    chatId,
    messageId,
    by: 'bot',
    ...said,
    keyboard,
    at: world.clock.nowSeconds(),
    editedAt: null,
  });
  return shownMessage(message, chat, world.settings);
};

const edited = (
  { world, params }: MethodCall,
  change: Pick<Message, 'text' | 'entities'> | undefined,
): object => {
  const chat = findChat(world, params);
  const message = world.messages.get(messageKey(chat.chatId, wholeOf(params, 'message_id') ?? 0));
  if (message === undefined) throw new TelegramRefusal(400, 'message to edit not found');
  if (message.by !== 'bot') throw new TelegramRefusal(400, "message can't be edited");
  const keyboard = readKeyboard(structureOf(params, 'reply_markup'));
  const { text, entities } = change ?? message;
  const look = (one: Pick<Message, 'text' | 'entities' | 'keyboard'>): string =>
    JSON.stringify([one.text, one.entities, one.keyboard]);
  if (look({ text, entities, keyboard }) === look(message))
    throw new TelegramRefusal(
      400,
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const editedAt = world.clock.nowSeconds();
  return shownMessage(
    world.messages.put({ ...message, text, entities, keyboard, editedAt }),
    chat,
    world.settings,
  );
};

/** Says something else in the place of what was said; without a keyboard the old one is taken away. */
export const editMessageText: Method = (call) => edited(call, readText(call.params));

/** Puts other buttons under a message, or none. */
export const editMessageReplyMarkup: Method = (call) => edited(call, undefined);
