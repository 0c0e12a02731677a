import { type Method } from './method.ts';
import { flagOf, textOf } from './read-params.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

const textLengthMax = 200;

/** Ends the waiting of whoever pressed a button. */
export const answerCallbackQuery: Method = ({ world, params }) => {
  const { callbacks, clock, settings } = world;
  const query = callbacks.get(textOf(params, 'callback_query_id') ?? '');
  const text = textOf(params, 'text') ?? '';
  if (text.length > textLengthMax) throw new TelegramRefusal(400, 'MESSAGE_TOO_LONG');
  const isOld = query === undefined || clock.nowMs() - query.at > settings.callbackLivesMs;
  if (isOld || query.answer !== null)
    throw new TelegramRefusal(400, 'query is too old and response timeout expired or query ID is invalid');
  callbacks.put({ ...query, answer: { text, showAlert: flagOf(params, 'show_alert') } });
  return true;
};
