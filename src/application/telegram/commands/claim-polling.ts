import { type TelegramPorts } from '../telegram-ports.ts';

/** Longer than one poll takes, so that whoever polls keeps the claim. */
const claimMs = 60_000;

/** Whether this holder is the one who polls, for a minute. Lapses in real time, whatever Kassa's clock is moved to. */
export const claimPolling =
  ({ pollers, realClock }: Pick<TelegramPorts, 'pollers' | 'realClock'>) =>
  (holder: string): Promise<boolean> => {
    const now = realClock.now();
    return pollers.take(holder, now, new Date(now.getTime() + claimMs));
  };

/** Lets others poll at once. */
export const endPolling =
  ({ pollers }: Pick<TelegramPorts, 'pollers'>) =>
  (holder: string): Promise<void> =>
    pollers.release(holder);
