import { type PaymentsPorts } from '#application/payments/index';

/** A process that is gone: whatever it would still have written is not written. */
export class Died extends Error {
  override readonly name = 'Died';
}

/**
 * Ports of a process that dies at its n-th write (counted from 0): before it is made, or right after. From then on it
 * writes nothing. `hasDied` tells whether it came so far.
 */
export const dyingAt = (n: number, when: 'before' | 'after') => {
  let writes = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Died(`at write ${n}`);
  };
  const mortal =
    <A extends unknown[], T>(write: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const isLast = writes === n;
      writes += 1;
      if (isDead || (isLast && when === 'before')) die();
      const written = await write(...given);
      if (isLast) die();
      return written;
    };
  return {
    hasDied: () => isDead,
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
