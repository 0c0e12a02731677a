import { type CreditsPorts } from '../credits-ports.ts';
import { fileEntries } from '../file-entries.ts';
import { followPurchase } from '../follow-purchase.ts';
import { keepPurchase } from '../keep-purchase.ts';

const batchMax = 50;
/** Longer than whoever changed an account takes to file its entries. */
const filingMs = 10_000;
/** Longer than a request may take. */
const openingMs = 60_000;

/** Files entries that somebody did not live to file. Gives how many accounts had some. */
export const fileLeftEntries =
  (ports: Pick<CreditsPorts, 'accounts' | 'history' | 'clock'>) => async (): Promise<number> => {
    const before = new Date(ports.clock.now().getTime() - filingMs);
    const left = await ports.accounts.unfiled(before, batchMax);
    for (const account of left) await fileEntries(ports, account);
    return left.length;
  };

/**
 * Looks after purchases that nobody went on with. One that has a payment is brought in line with it. One that has none fails:
 * what it was to be paid with is not kept, and nobody is charged who does not ask. A repetition of its request takes it up
 * again. Gives how many there were.
 */
export const finishPurchases = (ports: CreditsPorts) => async (): Promise<number> => {
  const at = ports.clock.now();
  const left = await ports.purchases.withoutPayment(new Date(at.getTime() - openingMs), batchMax);
  for (const purchase of left) {
    const followed = await followPurchase(ports)(purchase);
    await keepPurchase(ports, followed, ({ paymentId }) => (paymentId === null ? [abandoned(at)] : []));
  }
  return left.length;
};

const abandoned = (at: Date) =>
  ({
    type: 'PurchaseFailed',
    failure: { code: 'abandoned', message: 'The payment was never begun. Nothing was charged.' },
    at,
  }) as const;
