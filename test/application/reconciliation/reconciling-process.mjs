/**
 * A worker that reconciles, in a plain process of its own: what it needs in memory is what is measured, and it can be
 * killed. The statement is what the test has put into the database. Told `{atPage}` or `{atSave}` it stops for good before it
 * asks for that page, or before it saves the cursor of the comparison for that time, and is then killed from outside.
 */
import process from 'node:process';
import { setInterval } from 'node:timers';
import { URL } from 'node:url';

const built = (file) => import(new URL(`../../../dist/src/${file}.js`, import.meta.url).href);
const mongoOf = (name) => built(`infrastructure/mongo/${name}`);
const [{ reconciliationUseCases }, { connectMongo }, { mongoTestClock }, { systemClock }, { ulidGenerator }] =
  await Promise.all([
    built('application/reconciliation/index'),
    mongoOf('connection'),
    mongoOf('sandbox/mongo-test-clock'),
    built('infrastructure/system/system-clock'),
    built('infrastructure/system/ulid-generator'),
  ]);
const [{ mongoRunRepository }, { mongoLineShelf }, { mongoOurBooks }, { mongoDiscrepancyBook }] =
  await Promise.all(
    ['run-repository', 'line-shelf', 'our-books', 'discrepancy-book'].map((name) =>
      mongoOf(`reconciliation/mongo-${name}`),
    ),
  );

const mongo = await connectMongo({ uri: process.env.MONGODB_URI });
const clock = await mongoTestClock({ mongo, real: systemClock() });
const stopAt = { page: Infinity, save: Infinity };
const stop = async () => {
  process.send({ stopped: true });
  await new Promise(() => {});
};

const stored = mongo.db.collection('planted_pages');
const statement = {
  lagMs: 0,
  page: async (_from, _to, after) => {
    const place = Number(after ?? 0);
    if (place >= stopAt.page) await stop();
    const { lines } = await stored.findOne({ _id: place });
    return { lines, next: (await stored.countDocuments({ _id: place + 1 })) > 0 ? String(place + 1) : null };
  },
};
const runs = mongoRunRepository({ mongo });
let saves = 0;
const app = reconciliationUseCases({
  runs: {
    ...runs,
    // Between the discrepancies and the cursor.
    save: async (run, holder) => {
      if (run.cursor !== null && (saves += 1) >= stopAt.save) await stop();
      return runs.save(run, holder);
    },
  },
  lines: mongoLineShelf({ mongo }),
  ours: mongoOurBooks({ mongo }),
  discrepancies: mongoDiscrepancyBook({ mongo }),
  accounts: { find: () => Promise.resolve({ tenantId: null, provider: 'stripe', open: { statement } }) },
  clock,
  ids: ulidGenerator({ clock }),
  log: console,
});

let highest = 0;
const look = () => void (highest = Math.max(highest, process.memoryUsage.rss()));
setInterval(look, 20);

process.on('message', async ({ atPage = Infinity, atSave = Infinity }) => {
  Object.assign(stopAt, { page: atPage, save: atSave });
  const before = process.memoryUsage.rss();
  highest = before;
  const count = await app.workRuns();
  look();
  process.send({ count, growthBytes: highest - before });
});
process.once('disconnect', () => process.exit(0));
process.send({ ready: true });
