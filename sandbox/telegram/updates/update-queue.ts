import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { type Bot } from '../chats/bot.ts';
import { type Update } from './update.ts';

/** Updates until the bot has them: in order, for a day. */
export type UpdateQueue = {
  /** Gives the update, or undefined when the bot wants none of its type. */
  readonly add: (what: Pick<Update, 'chatId' | 'type' | 'body'>) => Update | undefined;
  /** Those that nobody has taken, oldest first. */
  readonly pending: () => readonly Update[];
  readonly take: (update: Update) => void;
  /** Takes all below this id. */
  readonly takeBelow: (updateId: number) => void;
  readonly find: (updateId: number) => Update | undefined;
  /** The callback runs after every update that is added. */
  readonly onAdd: (callback: () => void) => void;
};

/** How many updates that were taken are remembered, so that they can be sent again on demand. */
const takenMax = 1_000;

type Needs = {
  readonly updates: Collection<Update>;
  readonly bot: () => Bot;
  readonly changeBot: (change: Partial<Bot>) => void;
  readonly clock: Clock;
  readonly updateLivesMs: number;
};

/** Takes where updates are kept and gives the queue over them. */
export const createUpdateQueue = ({ updates, bot, changeBot, clock, updateLivesMs }: Needs): UpdateQueue => {
  const listeners: (() => void)[] = [];
  const pending = (): readonly Update[] => {
    const oldest = clock.nowMs() - updateLivesMs;
    return updates.where('pending', 'yes').filter(({ at }) => at >= oldest);
  };
  const take = (update: Update): void => {
    updates.put({ ...update, pending: false });
    const [first] = updates.all();
    if (updates.size() > takenMax && first !== undefined && !first.pending) updates.remove(first.id);
  };
  return {
    add: (what) => {
      const { nextUpdateId, allowedUpdates } = bot();
      if (allowedUpdates !== null && !allowedUpdates.includes(what.type)) return undefined;
      changeBot({ nextUpdateId: nextUpdateId + 1 });
      const update = updates.put({
        ...what,
        id: String(nextUpdateId),
        updateId: nextUpdateId,
        at: clock.nowMs(),
        pending: true,
      });
      for (const listener of listeners) listener();
      return update;
    },
    pending,
    take,
    takeBelow: (updateId) => {
      for (const update of pending()) if (update.updateId < updateId) take(update);
    },
    find: (updateId) => updates.get(String(updateId)),
    onAdd: (callback) => void listeners.push(callback),
  };
};
