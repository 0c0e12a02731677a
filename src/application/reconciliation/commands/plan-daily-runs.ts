import { ownKeys } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { newRun } from '../new-run.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';

const dayMs = 86_400_000;

/**
 * Plans a run over yesterday (UTC) for each account that moved money then and whose provider tells its statement. Doing it
 * twice, or in two processes, plans it once: the account and the day are its key. Gives how many were planned.
 */
export const planDailyRuns = (ports: ReconciliationPorts) => {
  /** Spares asking again; it may be forgotten. */
  let planned = 0;
  return async (): Promise<number> => {
    const today = Math.floor(ports.clock.now().getTime() / dayMs) * dayMs;
    if (planned === today) return 0;
    const period = { from: new Date(today - dayMs), to: new Date(today) };
    let count = 0;
    for (const id of await ports.accounts.movedIn(period.from, period.to)) {
      const account = await ports.accounts.find(id);
      if (!account?.open.statement) continue;
      const key = `${ownKeys}daily:${id}:${period.from.toISOString().slice(0, 10)}`;
      const request = { tenantId: ownKeys, key, hash: '', by: 'daily' };
      if (await ports.runs.findByKey(ownKeys, key)) continue;
      const isNew = await ports.runs.insert(newRun(ports, id, account, period, request)).then(
        () => true,
        (failure: unknown) => {
          if (failure instanceof KeyTaken) return false;
          throw failure;
        },
      );
      count += isNew ? 1 : 0;
    }
    planned = today;
    return count;
  };
};
