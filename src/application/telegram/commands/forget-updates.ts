import { type TelegramPorts } from '../telegram-ports.ts';

/** Telegram keeps an update for 24 hours; twice that is sure to be over. */
const keptMs = 48 * 3_600_000;

/** Forgets updates that Telegram will not send again; gives how many. */
export const forgetUpdates =
  ({ updates, clock }: Pick<TelegramPorts, 'updates' | 'clock'>) =>
  (): Promise<number> =>
    updates.forgetBefore(new Date(clock.now().getTime() - keptMs));
