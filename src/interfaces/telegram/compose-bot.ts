import { Composer, type Context } from 'grammy';
import { type BotAction } from './bot-action.ts';
import { plainReply, type Reply } from './reply.ts';
import { acknowledge, say, sayInPlace } from './say.ts';
import { type BotNeeds, type Talk, talkWith } from './talk.ts';
import { heedBlocking, sayHelp, start, unlink } from './talks/link-talk.ts';
import { askCancel, askChange, cancel, change, manage, reactivate, showPlans } from './talks/manage-talk.ts';
import { billingStatus } from './talks/status-talk.ts';
import { choosePlan, subscribe } from './talks/subscribe-talk.ts';
import { textsOf } from './texts/texts-of.ts';

/** The bot: what it does with each kind of update. It talks with people only, not in groups. */
export const composeBot = (needs: BotNeeds): Composer<Context> => {
  const bot = new Composer();
  const people = bot.chatType('private');
  people.command('start', start(needs));
  people.command('help', sayHelp);
  people.command('unlink', unlink(needs));
  people.command(
    'subscribe',
    answered(needs, (talk) => subscribe(needs, talk)),
  );
  people.command(
    'manage_subscription',
    answered(needs, (talk) => manage(needs, talk)),
  );
  people.command(
    'billing_status',
    answered(needs, (talk) => billingStatus(needs, talk)),
  );
  people.on('callback_query:data', pressed(needs));
  people.on('message', sayHelp);
  bot.on('my_chat_member', heedBlocking(needs));
  return bot;
};

/** A command that only the chat of a customer can use. */
const answered =
  (needs: BotNeeds, answer: (talk: Talk) => Promise<Reply>) =>
  async (context: Context): Promise<void> => {
    const chat = await needs.telegram.customerOf(String(context.chat?.id));
    if (chat) return say(context, await answer(talkWith(needs, context, chat)));
    return say(context, plainReply(textsOf(context.from?.language_code).notLinked));
  };

/** The press is acknowledged first: what follows may take longer than people, and Telegram, wait. */
const pressed =
  (needs: BotNeeds) =>
  async (context: Context): Promise<void> => {
    const texts = textsOf(context.from?.language_code);
    const chatId = String(context.chat?.id);
    const action = needs.buttons.open(context.callbackQuery?.data ?? '', chatId, needs.clock.now());
    if (action === 'old' || action === 'forged') return acknowledge(context, texts.buttonTooOld);
    const chat = await needs.telegram.customerOf(chatId);
    if (!chat) return acknowledge(context, texts.notLinked);
    await acknowledge(context);
    return sayInPlace(context, await act(needs, talkWith(needs, context, chat), context, action));
  };

const act = (needs: BotNeeds, talk: Talk, context: Context, action: BotAction): Promise<Reply> => {
  switch (action.kind) {
    case 'subscribe':
      return choosePlan(needs, talk, context, action);
    case 'show-plans':
      return showPlans(needs, talk);
    case 'ask-change':
      return askChange(needs, talk, action);
    case 'change':
      return change(needs, talk, context, action);
    case 'ask-cancel':
      return askCancel(needs, talk);
    case 'cancel':
      return cancel(needs, talk, context, action);
    case 'reactivate':
      return reactivate(needs, talk, context, action);
    case 'manage':
      return manage(needs, talk);
  }
};
