import { decide } from '#domain/customers/saved-method';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { keepMethod } from '../keep-method.ts';

const batchMax = 50;

/** Tells once of each card that ends within a month, so that its owner can bring another. Gives how many there were. */
export const noticeExpiry =
  (ports: Pick<CustomersPorts, 'methods' | 'outbox' | 'heard' | 'clock'>) => async (): Promise<number> => {
    const at = ports.clock.now();
    const due = await ports.methods.noticesDue(at, batchMax);
    for (const method of due) {
      const decision = decide(method, { type: 'ExpiryNoticed', at });
      if (decision.ok) await keepMethod(ports, decision.value).catch(unlessChanged);
    }
    return due.length;
  };

/** Somebody has changed it since; if it still ends, it is found again. */
const unlessChanged = (failure: unknown): void => {
  if (!(failure instanceof ConcurrencyConflict)) throw failure;
};
