import { type Context } from 'grammy';
import { type Actor } from '#application/shared/actor';
import { type Clock } from '#application/shared/ports/clock';
import { type TelegramUseCases } from '#application/telegram/index';
import { type ChatView } from '#application/telegram/queries/find-chat';
import { type BillingDesk } from './billing-desk.ts';
import { type BotAction } from './bot-action.ts';
import { type ButtonSeal } from './button-seal.ts';
import { type Button } from './reply.ts';
import { type BotTexts } from './texts/bot-texts.ts';
import { textsOf } from './texts/texts-of.ts';

/** What the bot's talks need. */
export type BotNeeds = Readonly<{
  telegram: Pick<TelegramUseCases, 'acceptLink' | 'unlinkChat' | 'customerOf'>;
  desk: BillingDesk;
  buttons: ButtonSeal;
  clock: Clock;
}>;

/** A talk with a customer: whose chat it is, in what language, and how its buttons are made. */
export type Talk = Readonly<{
  chat: ChatView;
  actor: Actor;
  texts: BotTexts;
  /** A button that brings an action back. */
  button(text: string, action: BotAction): Button;
}>;

export const talkWith = ({ buttons, clock }: BotNeeds, context: Context, chat: ChatView): Talk => ({
  chat,
  actor: {
    tenantId: chat.tenantId,
    subject: chat.ownerId,
    roles: ['customer'],
    requestId: `telegram-${context.update.update_id}`,
    address: 'telegram',
  },
  texts: textsOf(context.from?.language_code),
  button: (text, action) => ({ text, data: buttons.seal(action, chat.chatId, clock.now()) }),
});
