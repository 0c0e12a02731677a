import { setTimeout as pause } from 'node:timers/promises';
import { type Db } from 'mongodb';
import { isWaiting } from '#infrastructure/mongo/webhooks/received-event.document';

export const lookEveryMs = 50;
const quietWithinMs = 90_000;
/** Work that is due later than this is not a trace of the load: a fee that the provider will only know in ten minutes. */
const soonMs = 15_000;
const idOnly = { projection: { _id: 1 } };
const gatewayAccountId = 'gwa_configured_stripe';

/** Waits until every event is delivered, every entry sealed, every webhook worked off, and no call in doubt. */
export const waitUntilDelivered = (db: Db): Promise<number> => waitWhile(() => isDelivering(db));

/** Waits until nothing at all is left to do, not even a fee to be learned. Gives how many ms that took. */
export const waitUntilQuiet = (db: Db): Promise<number> =>
  waitWhile(async () => (await isDelivering(db)) || (await isOwedFees(db)));

const waitWhile = async (isBusy: () => Promise<boolean>): Promise<number> => {
  const startedAtMs = performance.now();
  while (await isBusy()) {
    if (performance.now() - startedAtMs > quietWithinMs)
      throw new Error(`Kassa had not worked everything off ${quietWithinMs / 1_000} s after the load ended.`);
    await pause(lookEveryMs);
  }
  return performance.now() - startedAtMs;
};

const soon = () => ({ ...isWaiting, $lte: new Date(Date.now() + soonMs) }) as const;

const isDelivering = async (db: Db): Promise<boolean> => {
  const payments = db.collection('payments');
  const pending = await Promise.all([
    ...['payments', 'subscriptions', 'invoices'].map((name) =>
      db.collection(name).findOne({ 'outbox.dueAt': isWaiting, 'outbox.0': { $exists: true } }, idOnly),
    ),
    payments.findOne({ 'derived.callDueAt': isWaiting }, idOnly),
    db.collection('webhook_events').findOne({ dueAt: soon() }, idOnly),
    db.collection('ledger_entries').findOne({ tenantId: { $gt: '' }, height: 0 }, idOnly),
  ]);
  return pending.some((found) => found !== null);
};

const isOwedFees = async (db: Db): Promise<boolean> => {
  const owed = { gatewayAccountId, 'derived.feeDueAt': soon() };
  return (await db.collection('payments').findOne(owed, idOnly)) !== null;
};
