import { type World } from '#test/support/world';
import { paidOf } from './renewal-state.ts';

const lookEveryMs = 400;
/** So many looks at the same thing: nobody is at work. */
const looksMax = 4;
/** Longer than a claim, and than a charge that could not be made waits to be made again. */
const skipMs = 16 * 60_000;

/**
 * Where all that is left belongs to the dead, nobody can do anything until their claims lapse. Then the clock is put forward;
 * never while a call to the provider is under way, whose lease would be over before its time. It is done behind the API's
 * back, which would do the work itself.
 */
export const openStandstill = (world: World) => {
  const { clock, testClock, mongo } = world.platform;
  let before = '';
  let looks = 0;
  const state = async (): Promise<string> => {
    const underWay = await mongo.db
      .collection('payments')
      .countDocuments({ 'derived.callDueAt': { $gt: clock.now() } });
    return underWay > 0 ? `under way: ${process.hrtime.bigint()}` : `${await paidOf(world)} are paid`;
  };
  const look = async (): Promise<void> => {
    const now = await state();
    looks = now === before ? looks + 1 : 0;
    before = now;
    if (looks < looksMax) return;
    looks = 0;
    await testClock?.runFrom(new Date(clock.now().getTime() + skipMs));
  };
  let next: NodeJS.Timeout | undefined;
  const keepLooking = (): void => {
    next = setTimeout(() => void look().finally(() => next && keepLooking()), lookEveryMs);
  };
  keepLooking();
  return {
    end: (): void => {
      clearTimeout(next);
      next = undefined;
    },
  };
};
export type Standstill = ReturnType<typeof openStandstill>;
