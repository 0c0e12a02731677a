import { checkSettled } from './books/check-settled.ts';
import { compareBooks } from './books/compare-books.ts';
import { type Finding, findings } from './books/finding.ts';
import { readKassaBooks } from './books/kassa-books.ts';
import { readBooks } from './books/read-books.ts';
import { isQuiet } from './books/pending-work.ts';
import { waitUntilSettled } from './books/wait-until-settled.ts';
import { disruptor } from './clients/disrupt.ts';
import { repeatAll } from './clients/repeat-all.ts';
import { runStorm } from './clients/run-storm.ts';
import { type Plan } from './plan/draw-plan.ts';
import { table } from './report/print-table.ts';
import { progress } from './report/progress.ts';
import { summaryOf } from './report/summary.ts';
import { writeStories } from './report/write-stories.ts';
import { type ChaosSystem } from './system/start-system.ts';

export type Proof = Readonly<{ plan: Plan; clients: number; system: ChaosSystem }>;
export type Verdict = Readonly<{ lastLine: string; isRight: boolean }>;

const findingsShownMax = 20;

/** What had not come to its end when the time was up counts, also if it does a little later. */
const unsettledNow = async ({ mongo }: ChaosSystem): Promise<readonly Finding[]> => {
  console.log('It did not settle in time.');
  const found = findings();
  checkSettled(await readKassaBooks(mongo.db), found);
  return found.all();
};

/** Storm, calm, the same questions again, and then the books. */
export const prove = async ({ plan, clients, system }: Proof): Promise<Verdict> => {
  const { mongo, sandbox } = system;
  const { disrupt, counts, damages } = disruptor(system);
  const says = progress(plan.scenarios.length);
  const from = performance.now();
  const told = await runStorm({ plan, clients, system, disrupt, onProgress: says.begun });
  const stormSeconds = (performance.now() - from) / 1_000;
  await sandbox.clear();

  says.calm();
  const settled = await waitUntilSettled(system, says.left);
  const late = isQuiet(settled.left) ? [] : await unsettledNow(system);
  const repeated = await repeatAll(system, told);
  await waitUntilSettled(system, says.left);

  const books = await readBooks(system, told, repeated);
  const found = compareBooks(books).filter(({ kind }) => late.length === 0 || kind !== 'unsettled');
  const wrong = [...late, ...found];
  const { duplicated, dropped } = await sandbox.webhookStats();
  const provider = sandbox.faultsUsed();
  const { 'kill-api': apis, 'kill-worker': workers, ...engines } = counts;
  const faults = { ...engines, ...provider, 'webhooks repeated': duplicated, 'webhooks dropped': dropped };
  const summary = summaryOf({
    payments: plan.scenarios.length,
    kills: apis + workers,
    faults: Object.values(faults).reduce((sum, times) => sum + times, 0),
    settleSeconds: settled.seconds,
    findings: wrong,
  });
  console.log(
    table({
      summary,
      stormSeconds,
      requests: told.length,
      tries: told.reduce((sum, { tries }) => sum + tries.length, 0),
      unanswered: told.filter(({ reply }) => reply === undefined).length,
      broken: { ...counts, ...faults },
    }),
  );
  for (const { kind, paymentId, what } of wrong.slice(0, findingsShownMax))
    console.log(`${kind}: ${paymentId ?? ''} ${what}`);
  if (wrong.length > 0)
    console.log(
      `The full stories: ${await writeStories({ seed: plan.seed, findings: wrong, books, damages, db: mongo.db })}`,
    );
  return { lastLine: JSON.stringify(summary), isRight: wrong.length === 0 };
};
