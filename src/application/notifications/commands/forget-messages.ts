import { type NotificationsPorts } from '../notifications-ports.ts';

const retentionMs = 90 * 86_400_000;
const batchMax = 500;

/** Forgets what was written to whom after ninety days: then it is of no use to anybody. Gives how many there were. */
export const forgetMessages =
  ({ messages, clock }: Pick<NotificationsPorts, 'messages' | 'clock'>) =>
  (): Promise<number> =>
    messages.forget(new Date(clock.now().getTime() - retentionMs), batchMax);
