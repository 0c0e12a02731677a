import { TelegramRefusal } from '../bot-api/telegram-refusal.ts';

/** A button under a message: it brings data to the bot, or opens an address. */
export type Button = { readonly text: string; readonly data?: string; readonly url?: string };

/** Rows of buttons. */
export type Keyboard = readonly (readonly Button[])[];

const dataBytesMax = 64;
const buttonsMax = 100;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readButton = (value: unknown): Button => {
  if (!isRecord(value)) throw new TelegramRefusal(400, 'inline keyboard button must be an Object');
  const { text, callback_data: data, url } = value;
  if (typeof text !== 'string' || text === '')
    throw new TelegramRefusal(400, 'inline keyboard button text must be non-empty');
  if (typeof url === 'string') return { text, url };
  if (typeof data !== 'string')
    throw new TelegramRefusal(400, 'text buttons are not allowed in the inline keyboard');
  const size = Buffer.byteLength(data);
  if (size < 1 || size > dataBytesMax) throw new TelegramRefusal(400, 'BUTTON_DATA_INVALID');
  return { text, data };
};

/** Takes `reply_markup` and gives its inline keyboard, null when there is none; refuses what Telegram would. */
export const readKeyboard = (markup: unknown): Keyboard | null => {
  if (!isRecord(markup) || markup['inline_keyboard'] === undefined) return null;
  const rows = markup['inline_keyboard'];
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw new TelegramRefusal(400, 'field "inline_keyboard" must be of type Array of Array');
  const keyboard = rows.map((row: readonly unknown[]) => row.map(readButton)).filter((row) => row.length > 0);
  if (keyboard.flat().length > buttonsMax) throw new TelegramRefusal(400, 'REPLY_MARKUP_TOO_LONG');
  return keyboard.length === 0 ? null : keyboard;
};

/** Gives a keyboard as the Bot API shows it. */
export const shownKeyboard = (keyboard: Keyboard): object => ({
  inline_keyboard: keyboard.map((row) =>
    row.map(({ text, data, url }) => (url === undefined ? { text, callback_data: data } : { text, url })),
  ),
});
