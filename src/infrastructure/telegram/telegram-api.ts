import { Api } from 'grammy';
import { type UserFromGetMe } from 'grammy/types';

export type TelegramSettings = Readonly<{
  token: string;
  /** Without a slash at its end. */
  apiBase: string;
  /** How long one call may take; polling asks for more by itself. */
  timeoutSeconds: number;
}>;

/** The official way to talk to the Bot API. */
export const telegramApi = ({ token, apiBase, timeoutSeconds }: TelegramSettings): Api =>
  new Api(token, { apiRoot: apiBase, timeoutSeconds });

/** Who the bot is, asked once and remembered; undefined while Telegram does not answer, and then asked again. */
export const rememberedMe = (api: Api): (() => Promise<UserFromGetMe | undefined>) => {
  let known: Promise<UserFromGetMe | undefined> | undefined;
  return async () => {
    known ??= api.getMe().catch(() => undefined);
    const me = await known;
    if (!me) known = undefined;
    return me;
  };
};
