import { AsyncLocalStorage } from 'node:async_hooks';
import { type PaymentsPorts } from '#application/payments/index';

/** A process that is gone: whatever it would still have written is not written. */
export class Died extends Error {
  override readonly name = 'Died';
}

type Life = { readonly n: number; readonly when: 'before' | 'after'; writes: number; hasDied: boolean };
/** How a command went that may have died on the way. */
type Lived = Readonly<{ hasDied: boolean; outcome: unknown }>;

/**
 * Ports of processes of which each lives for one command, and dies at its n-th write (counted from 0): before it is made,
 * or right after. From then on it writes nothing. They share what they are made of, so that many of them are cheap.
 */
export const openDeaths = () => {
  const lives = new AsyncLocalStorage<Life>();
  const mortal =
    <A extends unknown[], T>(write: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const life = lives.getStore();
      if (!life) return write(...given);
      const die = (): never => {
        life.hasDied = true;
        throw new Died(`at write ${life.n}`);
      };
      const isLast = life.writes === life.n;
      life.writes += 1;
      if (life.hasDied || (isLast && life.when === 'before')) die();
      const written = await write(...given);
      if (isLast) die();
      return written;
    };
  return {
    /** Runs a command whose process dies at its n-th write. Gives what it came to, and whether it died. */
    dyingAt: async (n: number, when: Life['when'], command: () => Promise<unknown>): Promise<Lived> => {
      const life: Life = { n, when, writes: 0, hasDied: false };
      const outcome = await lives.run(life, command).catch((failure: unknown) => String(failure));
      return { hasDied: life.hasDied, outcome };
    },
    change: (ports: PaymentsPorts): PaymentsPorts => ({
      ...ports,
      payments: { ...ports.payments, save: mortal((...given) => ports.payments.save(...given)) },
      refunds: {
        ...ports.refunds,
        insert: mortal((...given) => ports.refunds.insert(...given)),
        save: mortal((...given) => ports.refunds.save(...given)),
      },
      transactions: {
        ...ports.transactions,
        nextNumber: mortal((...given) => ports.transactions.nextNumber(...given)),
        insert: mortal((...given) => ports.transactions.insert(...given)),
        save: mortal((...given) => ports.transactions.save(...given)),
      },
    }),
  };
};
