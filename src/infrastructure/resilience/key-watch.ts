import { type CallGuard } from './call-guard.ts';

/** Whether the provider takes an account's key. While it does not, the account rests after each call that was refused. */
export type KeyWatch = Pick<CallGuard, 'run'> &
  Readonly<{
    /** The provider has just not taken the key. */
    refused(): void;
    /** There may be another key: nothing is known of it yet, so nothing holds calls back. */
    renew(): void;
    isRefused(): boolean;
  }>;

/** `onRefused` is told once for each rest, however many calls were under way. `restMs`: how long a rest is. */
export const keyWatch = (guard: CallGuard, restMs: number, onRefused: () => void): KeyWatch => {
  let refusals = 0;
  let isRefused = false;
  let endRest = (): void => undefined;
  return {
    run: (make, reads) => {
      const before = refusals;
      return guard.run(make, {
        ...reads,
        sign: (result) => {
          const sign = reads.sign(result);
          if (sign === 'answered' && refusals === before) isRefused = false;
          return sign;
        },
      });
    },
    refused: () => {
      refusals += 1;
      const isNews = !isRefused || guard.state() === 'closed';
      isRefused = true;
      if (!isNews) return;
      endRest = guard.hold(restMs);
      onRefused();
    },
    renew: () => {
      endRest();
      isRefused = false;
    },
    isRefused: () => isRefused,
  };
};
