import { type Run } from '#domain/reconciliation/run';
import { compareBooks } from '../compare-books.ts';
import { type KeepRun, readStatement } from '../read-statement.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';

/** Longer than a page may take; saved again with each. */
export const leaseMs = 120_000;
const runsMax = 10;

/** Works off runs that are due, one after another, each from where it was left. Gives how many. */
export const workRuns = (ports: ReconciliationPorts) => async (): Promise<number> => {
  for (let count = 0; count < runsMax; count += 1) {
    const holder = ports.ids.next('hld');
    const run = await ports.runs.claim(ports.clock.now(), leaseEnd(ports), holder);
    if (!run) return count;
    const keep = keeper(ports, holder);
    const readable = await readStatement(ports, run, keep);
    if (readable?.status === 'comparing') await compareBooks(ports, readable, keep);
  }
  return runsMax;
};

export const leaseEnd = ({ clock }: Pick<ReconciliationPorts, 'clock'>): Date =>
  new Date(clock.now().getTime() + leaseMs);

/** Saves a run for its holder; one that is still worked on with a longer lease. */
const keeper =
  (ports: ReconciliationPorts, holder: string): KeepRun =>
  async (run) => {
    const kept: Run = run.holder === null ? run : { ...run, dueAt: leaseEnd(ports) };
    return (await ports.runs.save(kept, holder)) ? kept : undefined;
  };
