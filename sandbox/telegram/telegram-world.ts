import { type Clock } from '../clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { type Bot, newBot } from './chats/bot.ts';
import { type CallbackQuery } from './chats/callback-query.ts';
import { type Chat } from './chats/chat.ts';
import { type Message } from './messages/message.ts';
import { type TelegramSettings } from './telegram-settings.ts';
import { createLongPoll, type LongPoll } from './updates/long-poll.ts';
import { type Update } from './updates/update.ts';
import { createUpdateQueue, type UpdateQueue } from './updates/update-queue.ts';
import { createWebhookSender, type WebhookSender } from './updates/webhook-sender.ts';

/** Everything this Telegram knows. */
export type TelegramWorld = {
  readonly settings: TelegramSettings;
  readonly clock: Clock;
  readonly bot: () => Bot;
  readonly changeBot: (change: Partial<Bot>) => void;
  readonly chats: Collection<Chat>;
  readonly messages: Collection<Message>;
  readonly callbacks: Collection<CallbackQuery>;
  readonly queue: UpdateQueue;
  readonly sender: WebhookSender;
  readonly poll: LongPoll;
  /** No money moves here. */
  readonly ledger: Ledger;
  /** Gives the number of the next message. */
  readonly nextMessageId: () => number;
  readonly clear: () => void;
};

/** Takes the surroundings and settings and gives a Telegram in which nobody has said anything. */
export const createTelegramWorld = (
  { clock, journal }: Surroundings,
  settings: TelegramSettings,
): TelegramWorld => {
  const stored = {
    bots: createCollection<Bot>(journal, 'telegram.bot'),
    chats: createCollection<Chat>(journal, 'telegram.chat'),
    messages: createCollection<Message>(journal, 'telegram.message', { by: ({ by }) => by }),
    callbacks: createCollection<CallbackQuery>(journal, 'telegram.callback'),
    updates: createCollection<Update>(journal, 'telegram.update', {
      pending: ({ pending }) => (pending ? 'yes' : null),
    }),
    ledger: createLedger(journal, 'telegram'),
  };
  const bot = (): Bot => stored.bots.get('bot') ?? newBot;
  const changeBot = (change: Partial<Bot>): void => void stored.bots.put({ ...bot(), ...change });
  const { updates } = stored;
  const { updateLivesMs } = settings;
  const queue = createUpdateQueue({ updates, bot, changeBot, clock, updateLivesMs });
  const sender = createWebhookSender({ queue, bot, changeBot, clock, journal, settings });
  return {
    settings,
    clock,
    bot,
    changeBot,
    chats: stored.chats,
    messages: stored.messages,
    callbacks: stored.callbacks,
    ledger: stored.ledger,
    queue,
    sender,
    poll: createLongPoll(queue),
    nextMessageId: () => {
      const { nextMessageId } = bot();
      changeBot({ nextMessageId: nextMessageId + 1 });
      return nextMessageId;
    },
    clear: () => {
      sender.clear();
      for (const part of Object.values(stored)) part.clear();
    },
  };
};
