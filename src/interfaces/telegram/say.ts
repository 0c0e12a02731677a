import { type Context, GrammyError } from 'grammy';
import { type InlineKeyboardButton } from 'grammy/types';
import { type Button, type Reply } from './reply.ts';

/** Telegram's limits, in UTF-16 code units: of a message, and of the label of a button (not documented, seen in apps). */
const textMax = 4_096;
const labelMax = 64;

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

const shown = (button: Button): InlineKeyboardButton =>
  'url' in button
    ? { text: cut(button.text, labelMax), url: button.url }
    : { text: cut(button.text, labelMax), callback_data: button.data };

/** A reply in the words of the Bot API. */
const asMessage = ({ text, buttons }: Reply) => ({
  text: cut(text, textMax),
  more: {
    reply_markup: { inline_keyboard: buttons.map((row) => row.map(shown)) },
    link_preview_options: { is_disabled: true },
  },
});

/** Says something in the chat. */
export const say = async (context: Context, reply: Reply): Promise<void> => {
  const { text, more } = asMessage(reply);
  await context.reply(text, more);
};

/** Says it in the place of the message whose button was pressed; that it says so already is fine. */
export const sayInPlace = async (context: Context, reply: Reply): Promise<void> => {
  const { text, more } = asMessage(reply);
  try {
    await context.editMessageText(text, more);
  } catch (failure) {
    if (!isRefusedAs(failure, 'message is not modified')) throw failure;
  }
};

/** Ends the waiting of whoever pressed a button; that it has ended already is fine. */
export const acknowledge = async (context: Context, text?: string): Promise<void> => {
  try {
    await context.answerCallbackQuery(text === undefined ? undefined : { text: cut(text, 200) });
  } catch (failure) {
    if (!isRefusedAs(failure, 'query is too old')) throw failure;
  }
};

const isRefusedAs = (failure: unknown, words: string): boolean =>
  failure instanceof GrammyError && failure.error_code === 400 && failure.description.includes(words);
