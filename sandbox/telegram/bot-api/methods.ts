import { shownBot } from '../chats/bot.ts';
import { answerCallbackQuery } from './answer-callback-query.ts';
import { getMyCommands, setMyCommands } from './command-methods.ts';
import { editMessageReplyMarkup, editMessageText, sendMessage } from './message-methods.ts';
import { type Method } from './method.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './update-methods.ts';

const getMe: Method = ({ world }) => ({
  ...shownBot(world.settings),
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const named: Readonly<Record<string, Method>> = {
  getMe,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  getUpdates,
  sendMessage,
  editMessageText,
  editMessageReplyMarkup,
  answerCallbackQuery,
  setMyCommands,
  getMyCommands,
};
const methods = new Map(
  Object.entries(named).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** Finds a method by its name in any mixture of capitals, as Telegram does. */
export const findMethod = (name: string): { readonly name: string; readonly method: Method } | undefined =>
  methods.get(name.toLowerCase());

/** The names of the methods, for faults to be aimed at. */
export const operations = Object.keys(named);
