import { type Difference, differencesOf, isWithin } from '#domain/reconciliation/differences';
import { type Pair, pairUp } from '#domain/reconciliation/pair-up';
import { finished, type Run } from '#domain/reconciliation/run';
import { addPair } from '#domain/reconciliation/totals';
import { isOurs } from './key-lines.ts';
import { type KeyedLine } from './ports/line-shelf.ts';
import { type Discrepancy } from './ports/discrepancy-book.ts';
import { type KeepRun } from './read-statement.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

type Told = Pair<KeyedLine>;
const batchMax = 200;

/** Walks both books once and writes down where they differ, saving after each batch. Gives the finished run, unless it was lost. */
export const compareBooks = async (
  ports: ReconciliationPorts,
  claimed: Run,
  keep: KeepRun,
): Promise<Run | undefined> => {
  let run = claimed;
  let batch: Told[] = [];
  const flush = async (): Promise<boolean> => {
    const kept = await keep(await settle(ports, run, batch));
    batch = [];
    if (kept) run = kept;
    return kept !== undefined;
  };
  for await (const pair of pairs(ports, claimed)) {
    batch.push(pair);
    if (batch.length >= batchMax && !(await flush())) return undefined;
  }
  if (batch.length > 0 && !(await flush())) return undefined;
  const done = await keep(finished(run, ports.clock.now()));
  if (done) await ports.lines.clear(run.id);
  return done;
};

async function* pairs({ ours, lines }: ReconciliationPorts, run: Run): AsyncGenerator<Told> {
  const books = {
    ours: ours.inOrder(run.gatewayAccountId, run.period, run.cursor)[Symbol.asyncIterator](),
    theirs: lines.inOrder(run.id, run.cursor)[Symbol.asyncIterator](),
  };
  const walk = pairUp<KeyedLine>();
  try {
    let step = walk.next();
    while (!step.done) {
      if ('need' in step.value) {
        const page = await books[step.value.need].next();
        step = walk.next(page.done ? [] : page.value);
      } else {
        yield step.value;
        step = walk.next();
      }
    }
  } finally {
    await books.ours.return?.();
    await books.theirs.return?.();
  }
}

/** Discrepancies first, then cursor and totals in one write: after a crash between them the same ones are found once more. */
const settle = async (ports: ReconciliationPorts, run: Run, batch: readonly Told[]): Promise<Run> => {
  const whole = await withOurs(ports, run, batch);
  const found = whole.flatMap((pair) => differencesOf(pair, run.period));
  await ports.discrepancies.add(
    found.map((difference) => ({ ...difference, ...idOf(run, difference), state: 'open' })),
  );
  const counts: Record<string, number> = { ...run.counts };
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    ...run,
    counts,
    totals: whole.reduce(addPair, run.totals),
    cursor: batch.at(-1)?.key ?? run.cursor,
  };
};

/**
 * What only the provider has may be ours all the same: booked on another day, or not known to be paid. What lies in the
 * margin and has no counterpart belongs to another period.
 */
const withOurs = async (
  { ours }: ReconciliationPorts,
  run: Run,
  batch: readonly Told[],
): Promise<readonly Told[]> => {
  const within = batch.filter(
    (pair) => pair.ours !== null || pair.theirs.some(({ at }) => isWithin(run.period, at)),
  );
  const sought = within.filter((pair) => pair.ours === null && isOurs(pair.key)).map(({ key }) => key);
  const found = sought.length > 0 ? await ours.find(run.gatewayAccountId, sought) : [];
  const byKey = new Map(found.map((entry) => [entry.key, entry]));
  return within.map((pair) => (pair.ours ? pair : { ...pair, ours: byKey.get(pair.key) ?? null }));
};

/** One for each run, movement and kind. */
const idOf = (run: Run, { kind, key, theirs }: Difference<KeyedLine>): Pick<Discrepancy, 'id' | 'runId'> => ({
  id: `${run.id}:${key}:${kind}${kind === 'duplicate' ? `:${theirs?.reference ?? ''}` : ''}`,
  runId: run.id,
});
