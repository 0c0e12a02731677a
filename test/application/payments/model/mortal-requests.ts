import { paymentsPortsInTurn } from '#test/chaos/races/ports-in-turn';
import { type PaymentsPorts } from '#application/payments/index';

/** Requests that can be made to die at an await: whoever made them hears nothing, and what they had not done stays undone. */
export const mortalRequests = () => {
  let left = Infinity;
  let die: () => void = () => undefined;
  const pass = async (): Promise<void> => {
    left -= 1;
    if (left > 0) return;
    left = Infinity;
    die();
    await new Promise<never>(() => undefined);
  };
  return {
    change: (ports: PaymentsPorts): PaymentsPorts =>
      paymentsPortsInTurn({ pass, wait: () => Promise.resolve(false) })(ports),
    /** Gives the answer; undefined when the request died at its n-th await (from 1). */
    dyingAt: async <T>(n: number, request: () => Promise<T>): Promise<T | undefined> => {
      left = n;
      const death = new Promise<undefined>((resolve) => void (die = () => resolve(undefined)));
      const answer = await Promise.race([request(), death]);
      left = Infinity;
      return answer;
    },
  };
};
export type MortalRequests = ReturnType<typeof mortalRequests>;
