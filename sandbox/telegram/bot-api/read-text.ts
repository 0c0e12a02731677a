import { type ParsedText } from '../messages/entity.ts';
import { parseHtml } from '../messages/parse-html.ts';
import { type Params, textOf } from './read-params.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

/** After the markup is read, in UTF-16 code units. */
const lengthMax = 4_096;

const parsed = (text: string, mode: string | undefined): ParsedText => {
  if (mode === undefined || mode === '') return { text, entities: [] };
  if (mode.toLowerCase() === 'html') return parseHtml(text);
  throw new TelegramRefusal(400, 'unsupported parse_mode');
};

/** Gives the text of a message by its parse mode; of these this Telegram knows HTML. */
export const readText = (params: Params): ParsedText => {
  const given = textOf(params, 'text') ?? '';
  const { text, entities } = parsed(given, textOf(params, 'parse_mode'));
  if (text.trim() === '') throw new TelegramRefusal(400, 'message text is empty');
  if (text.length > lengthMax) throw new TelegramRefusal(400, 'message is too long');
  return { text, entities };
};
