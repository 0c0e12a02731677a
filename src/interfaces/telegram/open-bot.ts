import { type Api, type Composer, Context, GrammyError } from 'grammy';
import { type Update, type UserFromGetMe } from 'grammy/types';
import { Unavailable } from '#application/shared/unavailable';
import { type Worked } from '#application/telegram/commands/work-once';
import { type TelegramUseCases } from '#application/telegram/index';

/** What updates are led to. */
export type Bot = Readonly<{
  /** Works an update off, once; throws Unavailable while Telegram does not say who we are. */
  hear(update: Update): Promise<Worked>;
}>;

type Needs = Readonly<{
  api: Api;
  /** Who the bot is, as Telegram says; undefined while it does not answer. */
  me(): Promise<UserFromGetMe | undefined>;
  telegram: Pick<TelegramUseCases, 'workOnce' | 'unlinkChat'>;
  talks: Composer<Context>;
}>;

const blockedCode = 403;

export const openBot = ({ api, me, telegram, talks }: Needs): Bot => {
  const answer = talks.middleware();
  const work = async (update: Update, bot: UserFromGetMe): Promise<void> => {
    const context = new Context(update, api, bot);
    try {
      await answer(context, () => Promise.resolve());
    } catch (failure) {
      // Who blocks the bot while it answers hears nothing more; to try again would be of no use.
      if (!(failure instanceof GrammyError) || failure.error_code !== blockedCode) throw failure;
      if (context.chat) await telegram.unlinkChat(String(context.chat.id));
    }
  };
  return {
    hear: async (update) => {
      const bot = await me();
      if (!bot) throw new Unavailable('Telegram does not say who the bot is');
      return telegram.workOnce(update.update_id, () => work(update, bot));
    },
  };
};
