import { type Context } from 'grammy';
import { plainReply } from '../reply.ts';
import { say } from '../say.ts';
import { type BotNeeds } from '../talk.ts';
import { botCommands, type BotTexts } from '../texts/bot-texts.ts';
import { textsOf } from '../texts/texts-of.ts';

const chatIdOf = (context: Context): string => String(context.chat?.id);

const helpText = ({ helpIntro, commands }: BotTexts): string =>
  [helpIntro, ...botCommands.map((command) => `/${command} – ${commands[command]}`)].join('\n');

export const sayHelp = (context: Context): Promise<void> =>
  say(context, plainReply(helpText(textsOf(context.from?.language_code))));

/** `/start` alone says where one is; with a code it links the chat to whoever was given the code. */
export const start =
  ({ telegram }: Pick<BotNeeds, 'telegram'>) =>
  async (context: Context & { match: unknown }): Promise<void> => {
    const texts = textsOf(context.from?.language_code);
    const code = String(context.match).trim();
    const chatId = chatIdOf(context);
    if (code !== '') {
      const shown = { code, chatId, updateId: context.update.update_id };
      const linked = await telegram.acceptLink(shown);
      return say(context, plainReply(linked ? texts.linked : texts.linkRefused));
    }
    if (await telegram.customerOf(chatId)) return sayHelp(context);
    return say(context, plainReply(texts.notLinked));
  };

export const unlink =
  ({ telegram }: Pick<BotNeeds, 'telegram'>) =>
  async (context: Context): Promise<void> => {
    const texts = textsOf(context.from?.language_code);
    const wasLinked = await telegram.unlinkChat(chatIdOf(context));
    return say(context, plainReply(wasLinked ? texts.unlinked : texts.notLinked));
  };

/** Whoever blocks the bot wants to hear no more of us. */
export const heedBlocking =
  ({ telegram }: Pick<BotNeeds, 'telegram'>) =>
  async (context: Context): Promise<void> => {
    if (context.myChatMember?.new_chat_member.status === 'kicked')
      await telegram.unlinkChat(chatIdOf(context));
  };
