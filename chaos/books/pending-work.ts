import { type Db } from 'mongodb';

/** What Kassa still has to do, by kind. */
export type PendingWork = Readonly<
  Record<'payments' | 'shares' | 'refunds' | 'steps' | 'events' | 'entries' | 'webhooks' | 'renewals', number>
>;

/** Statuses from which Kassa itself goes on. The rest waits for a client or a customer. */
const paymentsUnderWay = ['preparing', 'processing', 'capturing', 'voiding'];
const refundsUnderWay = ['pending', 'processing'];

/** Looks into the database, because the API shows no calls in flight and no outboxes. */
export const pendingWork = async (db: Db): Promise<PendingWork> => {
  const [payments, shares, refunds, steps, entries, webhooks, renewals, ...outboxes] = await Promise.all([
    db
      .collection('payments')
      .countDocuments({ $or: [{ status: { $in: paymentsUnderWay } }, { inFlight: { $ne: null } }] }),
    db.collection('payments').countDocuments({ 'refunds.state': 'reserved' }),
    db
      .collection('refunds')
      .countDocuments({ $or: [{ status: { $in: refundsUnderWay } }, { inFlight: { $ne: null } }] }),
    db.collection('provider_transactions').countDocuments({ underWay: { $ne: null } }),
    // Sealing comes last, and is what makes the ledger provable.
    db.collection('ledger_entries').countDocuments({ tenantId: { $gt: '' }, height: 0 }),
    db.collection('webhook_events').countDocuments({ status: 'received' }),
    renewalsLeft(db),
    ...['payments', 'refunds', 'disputes', 'subscriptions', 'invoices'].map((name) =>
      db.collection(name).countDocuments({ 'outbox.0': { $exists: true } }),
    ),
  ]);
  const events = outboxes.reduce((sum, count) => sum + count, 0);
  return { payments, shares, refunds, steps, entries, webhooks, renewals, events };
};

/** Subscriptions whose time has come, and invoices that nobody has finished. */
const renewalsLeft = async (db: Db): Promise<number> => {
  const clock = await db.collection<{ _id: string; aheadMs: bigint }>('sandbox').findOne({ _id: 'clock' });
  const now = new Date(Date.now() + Number(clock?.aheadMs ?? 0n));
  const [due, unfinished] = await Promise.all([
    db.collection('subscriptions').countDocuments({ 'derived.dueAt': { $lte: now } }),
    db.collection('invoices').countDocuments({ $or: [{ status: 'draft' }, { 'attempts.outcome': 'begun' }] }),
  ]);
  return due + unfinished;
};

export const isQuiet = (work: PendingWork): boolean => Object.values(work).every((count) => count === 0);
