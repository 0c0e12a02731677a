import { type TelegramPorts } from '../telegram-ports.ts';

/** A claim outlasts any work: a charge that waits for its provider, and a few messages. */
const claimMs = 120_000;
/** Telegram repeats what failed for a day, and holds back all that follows in the chat. */
const triesMax = 5;

/** `repeated`: nothing was done, for it had been; `busy`, `failed`: it should be sent again. */
export type Worked = 'done' | 'repeated' | 'busy' | 'failed';

/** Works an update off unless that was done before; gives one up that fails again and again. */
export const workOnce =
  ({ updates, clock, log }: Pick<TelegramPorts, 'updates' | 'clock' | 'log'>) =>
  async (updateId: number, work: () => Promise<void>): Promise<Worked> => {
    const begunAt = clock.now();
    const claim = await updates.begin(updateId, begunAt, new Date(begunAt.getTime() + claimMs));
    if (claim.kind === 'done') return 'repeated';
    if (claim.kind === 'busy') return 'busy';
    try {
      await work();
    } catch (error) {
      const isGivenUp = claim.tries >= triesMax;
      log.error('telegram-update-failed', { updateId, tries: claim.tries, isGivenUp, error });
      if (!isGivenUp) {
        await updates.giveBack(updateId, clock.now());
        return 'failed';
      }
    }
    await updates.end(updateId, clock.now());
    return 'done';
  };
