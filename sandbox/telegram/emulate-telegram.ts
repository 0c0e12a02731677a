import { type Emulator, type Surroundings } from '../emulator.ts';
import { operations } from './bot-api/methods.ts';
import { blockBot, pressButton, writeToBot } from './control/play-person.ts';
import { showMessages } from './control/show-messages.ts';
import { serveTelegram } from './http/serve-telegram.ts';
import { defaultTelegramSettings, type TelegramSettings } from './telegram-settings.ts';
import { createTelegramWorld } from './telegram-world.ts';

/** What this emulator can be told at start. */
export type TelegramOptions = Partial<TelegramSettings>;

/** Gives a Telegram with one bot: the Bot API, updates by webhook and by long polling, and people to be played. */
export const emulateTelegram = (surroundings: Surroundings, options: TelegramOptions = {}): Emulator => {
  const world = createTelegramWorld(surroundings, {
    ...defaultTelegramSettings,
    seed: surroundings.seed,
    ...options,
  });
  const { sender, queue } = world;
  return {
    name: 'telegram',
    operations,
    listener: serveTelegram({ world, surroundings }),
    listensAt: () => undefined,
    begin: sender.look,
    ledger: world.ledger,
    webhooks: {
      setPolicy: sender.setPolicy,
      resend: async (eventId) => {
        const update = queue.find(Number(eventId));
        if (update === undefined) return { refused: 404, message: `eventId: no update ${eventId}` };
        return { eventId, delivered: await sender.again(update) };
      },
      roll: () => ({ refused: 422, message: 'provider: the bot itself says the secret of its webhook' }),
      stats: sender.stats,
    },
    messenger: {
      messages: () => showMessages(world),
      answers: () => [...world.callbacks.all()],
      commands: () => world.bot().commands,
      write: ({ chatId, text, from }) => writeToBot(world, chatId, text, from),
      press: (button) => pressButton(world, button),
      block: ({ chatId }) => blockBot(world, chatId),
    },
    reset: world.clear,
    stop: () => {
      sender.stop();
      world.poll.stop();
    },
  };
};
