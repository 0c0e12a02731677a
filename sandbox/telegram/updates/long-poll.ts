import { TelegramRefusal } from '../bot-api/telegram-refusal.ts';
import { type UpdateQueue } from './update-queue.ts';

/** Callers of getUpdates that wait for something to happen; only one of them at a time. */
export type LongPoll = {
  /** Ends when there is an update, the time is over, the caller is gone, or another one comes: that is refused. */
  readonly wait: (seconds: number, gone: AbortSignal) => Promise<void>;
  readonly stop: () => void;
};

type Waiting = { readonly wake: () => void; readonly refuse: (why: Error) => void };

/** Takes the queue and gives a place to wait at. */
export const createLongPoll = (queue: UpdateQueue): LongPoll => {
  let waiting: Waiting | null = null;
  const wake = (): void => waiting?.wake();
  queue.onAdd(wake);
  return {
    wait: (seconds, gone) => {
      waiting?.refuse(
        new TelegramRefusal(
          409,
          'terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      return new Promise((resolve, reject) => {
        const over = (): void => {
          clearTimeout(timer);
          gone.removeEventListener('abort', done);
          if (waiting === mine) waiting = null;
        };
        const done = (): void => {
          over();
          resolve();
        };
        const timer = setTimeout(done, seconds * 1_000);
        const mine: Waiting = {
          wake: done,
          refuse: (why) => {
            over();
            reject(why);
          },
        };
        gone.addEventListener('abort', done);
        waiting = mine;
      });
    },
    stop: wake,
  };
};
