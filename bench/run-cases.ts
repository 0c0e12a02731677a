import { badTokens } from './cases/bad-tokens.ts';
import { booksCost } from './cases/books.ts';
import { chargeDuel, chargeOrder } from './cases/charge.ts';
import { chargeWithWebhooks } from './cases/charge-with-webhooks.ts';
import { type PspStep, pspSteps } from './cases/psp.ts';
import { readDuel, readOrder } from './cases/read.ts';
import { renewals } from './cases/renewal.ts';
import { fewPayments, scaleDuel } from './cases/scale.ts';
import { webhookDuel, webhookOrder } from './cases/webhook.ts';
import { settledPayment } from './data/settled-payment.ts';
import { storePayments } from './data/store-payments.ts';
import { residentMb } from './measure/resident-memory.ts';
import { scoreOf } from './measure/score.ts';
import { type Options } from './options.ts';
import { type Findings } from './report/findings.ts';
import { digits } from './report/table.ts';
import { countRenewalTrips } from './round-trips/count-renewal-trips.ts';
import { countRoundTrips } from './round-trips/count-round-trips.ts';
import { type Rig } from './system/rig.ts';

const countingSeconds = 1;
/** Fees are learned from five seconds after a charge on. */
const toldSeconds = 12;
const pspSeconds = 8;

/** Runs what was asked for, one after the other: nothing else must run meanwhile. */
export const runCases = async (rig: Rig, options: Options): Promise<Findings> => {
  const { cases, seconds } = options;
  const found: Findings = {};
  const doing = (what: string): void => console.log(`${clock()} ${what}`);

  console.log(
    `Idle: ${Object.entries(rig.idle)
      .map(([name, ms]) => `${name} ${digits(ms)}`)
      .join(', ')} CPU-ms a second.`,
  );
  doing(`storing ${fewPayments} payments`);
  await storePayments([rig.kassaDb, rig.limitDb], await settledPayment(rig), fewPayments);
  if (cases.has('charge') || cases.has('scale')) {
    doing('charge');
    found.charge = scoreOf(await chargeDuel(rig, 'few', seconds));
  }
  if (cases.has('read')) {
    doing('read');
    found.read = scoreOf(await readDuel(rig, seconds));
  }
  if (cases.has('webhook')) {
    doing('webhook');
    found.webhook = scoreOf(await webhookDuel(rig, seconds));
  }
  if (cases.has('with-webhooks')) {
    doing('charge with its webhooks');
    found.told = await chargeWithWebhooks(rig, toldSeconds);
  }
  if (cases.has('scale')) {
    doing('charge with 100,000 payments stored');
    found.many = scoreOf(await scaleDuel(rig, seconds));
  }
  // After the others: what it leaves to be sealed and told would cost them.
  if (cases.has('renewal')) {
    doing('renewal');
    found.renewal = await renewals(rig, seconds);
  }
  if (cases.has('bad-tokens')) {
    doing('reads beside bad credentials');
    found.badTokens = await badTokens(rig, seconds);
  }
  if (cases.has('books')) {
    doing('charge with and without the books');
    found.books = await booksCost(rig, seconds);
  }
  if (cases.has('psp')) {
    doing('charge with a slow provider');
    found.psp = await pspSteps(rig, pspSeconds, sayStep);
  }
  found.rssMb = { api: residentMb(rig.kassa.api.pid), worker: residentMb(rig.kassa.worker.pid) };
  if (!cases.has('psp')) {
    doing('counting round trips');
    found.roundTrips = await countRoundTrips(rig, {
      charge: chargeOrder(rig, 'count', countingSeconds),
      webhook: await webhookOrder(rig, 'count', countingSeconds),
      read: await readOrder(rig, countingSeconds),
    });
    if (cases.has('renewal')) found.renewalTrips = await countRenewalTrips(rig);
  }
  return found;
};

const startedAtMs = performance.now();
const clock = (): string => `${((performance.now() - startedAtMs) / 1_000).toFixed(0).padStart(4)} s `;

const sayStep = ({ offeredPerSecond, held, declinedShare, load, cpuMs, settledAfterMs }: PspStep): void =>
  console.log(
    `  ${offeredPerSecond}/s: p50 ${digits(load.p50Ms)} ms, p99 ${digits(load.p99Ms)} ms, ` +
      `${digits(declinedShare * 100)} % declined, ${digits(cpuMs)} CPU-ms, ${load.unansweredAtEnd} unanswered at the end, ` +
      `settled after ${digits(settledAfterMs / 1_000)} s${held ? '' : ': not held'}`,
  );
