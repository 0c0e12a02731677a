import { isEnded } from '#domain/recovery/review-case';
import { checkSettled } from './books/check-settled.ts';
import { compareBooks } from './books/compare-books.ts';
import { type Finding, findings } from './books/finding.ts';
import { readKassaBooks } from './books/kassa-books.ts';
import { readBooks } from './books/read-books.ts';
import { isQuiet } from './books/pending-work.ts';
import { chargeTheLate } from './books/charge-the-late.ts';
import { waitUntilSettled } from './books/wait-until-settled.ts';
import { disruptor } from './clients/disrupt.ts';
import { repeatAll } from './clients/repeat-all.ts';
import { runStorm } from './clients/run-storm.ts';
import { subscribeAll } from './clients/subscribe-all.ts';
import { operator } from './people/operator.ts';
import { openTill } from './people/till.ts';
import { dice } from './plan/dice.ts';
import { type Plan } from './plan/draw-plan.ts';
import { countFaults } from './report/count-faults.ts';
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
  const { mongo, sandbox, apis, tokenOf } = system;
  const { disrupt, counts, damages } = disruptor(system);
  const service = { apis, tokenOf };
  const till = openTill();
  const people = { service, sandbox, till };
  const olga = operator(people, dice(plan.seed));
  const says = progress(plan.scenarios.length);
  says.say(`${plan.subscriptions.length} subscribe`);
  await subscribeAll(service, plan.subscriptions);
  const from = performance.now();
  const told = await runStorm({
    plan,
    clients,
    system,
    people,
    operator: olga,
    disrupt,
    onProgress: says.begun,
  });
  const stormSeconds = (performance.now() - from) / 1_000;
  await sandbox.clear();

  says.calm();
  const settled = await waitUntilSettled(system, olga, says.left);
  await chargeTheLate(system, () => waitUntilSettled(system, olga, says.left));
  const late = isQuiet(settled.left) ? [] : await unsettledNow(system);
  const repeated = await repeatAll(service, told);
  await waitUntilSettled(system, olga, says.left);

  const books = await readBooks(system, till.ledger(), told, repeated, plan.subscriptions.length);
  const found = compareBooks(books).filter(({ kind }) => late.length === 0 || kind !== 'unsettled');
  const wrong = [...late, ...found];
  const { 'kill-api': killedApis, 'kill-worker': killedWorkers, ...machines } = counts;
  const faults = countFaults(machines, sandbox.faultsUsed(), await sandbox.stats());
  const summary = summaryOf({
    payments: plan.scenarios.length,
    kills: killedApis + killedWorkers,
    faults: faults.byGateway,
    settleSeconds: settled.seconds,
    findings: wrong,
    books,
  });
  console.log(
    table({
      summary,
      stormSeconds,
      requests: told.length,
      tries: told.reduce((sum, { tries }) => sum + tries.length, 0),
      unanswered: told.filter(({ reply }) => reply === undefined).length,
      reviews: {
        opened: books.kassa.reviews.length,
        ended: books.kassa.reviews.filter(isEnded).length,
      },
      broken: { ...counts, ...faults.byKind },
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
