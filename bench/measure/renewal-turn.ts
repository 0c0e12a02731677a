import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Subscribers } from '../data/subscribers.ts';
import { type Rig } from '../system/rig.ts';
import { kassaPids } from './kassa-pids.ts';
import { type ProcessorTimes, spentDuring } from './processor-time.ts';
import { spentBeyondIdle } from './settle.ts';
import { lookEveryMs, waitUntilDelivered } from './wait-until-quiet.ts';

/** So many renewals by one contender. */
export type RenewalTurn = Readonly<{ count: number; seconds: number; spentMs: ProcessorTimes }>;

/** Long enough for the subscriptions to be stored before they are due. */
const noticeMs = 4_000;
const renewedWithinMs = 180_000;

/**
 * Lets so many subscriptions renew at one instant. Time counts from that instant until the last is settled; the wait until all
 * of it has been told to the books costs processor time only. `beside`: runs from that instant on.
 */
export const renewalTurn = async <T>(
  rig: Rig,
  subscribers: Subscribers,
  count: number,
  beside: () => Promise<T>,
): Promise<Readonly<{ turn: RenewalTurn; besides: T }>> => {
  const paidBefore = await paidInvoices(rig);
  const dueAt = new Date(Date.now() + noticeMs);
  await subscribers.subscribe(count, dueAt);
  await waitUntilDelivered(rig.kassaDb);
  const waitMs = dueAt.getTime() - Date.now();
  if (waitMs < 0) throw new Error(`${count} subscriptions were not stored within ${noticeMs} ms`);
  await pause(waitMs);
  const { spentMs, result } = await spentDuring(kassaPids(rig), async () => {
    const besides = beside();
    const tookMs = await waitUntilRenewed(rig, dueAt);
    return { tookMs, besides: await besides };
  });
  const following = await spentBeyondIdle(rig, () => waitUntilDelivered(rig.kassaDb));
  const paid = (await paidInvoices(rig)) - paidBefore;
  if (paid !== count) throw new Error(`${count} subscriptions were due, and ${paid} invoices were paid`);
  const spent = Object.entries(spentMs).map(
    ([name, ms]) => [name, ms + (following.spentMs[name] ?? 0)] as const,
  );
  return {
    turn: { count, seconds: result.tookMs / 1_000, spentMs: Object.fromEntries(spent) },
    besides: result.besides,
  };
};

/** The same by the limit. */
export const limitRenewalTurn = async ({ limit, mongoPid }: Rig, count: number): Promise<RenewalTurn> => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const reply = await fetch(`http://127.0.0.1:${limit.port}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return reply.json();
  };
  await post('/subscriptions', { count });
  const startedAtMs = performance.now();
  const { spentMs, result } = await spentDuring({ api: limit.pid, mongo: mongoPid }, () =>
    post('/renewals', {}),
  );
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const { renewed } = z.object({ renewed: z.number() }).parse(result);
  if (renewed !== count) throw new Error(`the limit renewed ${renewed} of ${count}`);
  return { count, seconds, spentMs };
};

const paidInvoices = ({ kassaDb }: Rig): Promise<number> =>
  kassaDb.collection('invoices').countDocuments({ status: 'paid' });

/** Until nothing that was due then still is. */
const waitUntilRenewed = async ({ kassaDb }: Rig, dueAt: Date): Promise<number> => {
  const startedAtMs = performance.now();
  const due = { 'derived.dueAt': { $lte: dueAt } };
  const subscriptions = kassaDb.collection('subscriptions');
  while ((await subscriptions.findOne(due, { projection: { _id: 1 } })) !== null) {
    if (performance.now() - startedAtMs > renewedWithinMs)
      throw new Error(`not all subscriptions were renewed within ${renewedWithinMs / 1_000} s`);
    await pause(lookEveryMs);
  }
  return performance.now() - startedAtMs;
};
