import { type Mongo } from './connection.ts';
import { outboxCollections } from './mongo-outbox-store.ts';
import { isWaiting } from './webhooks/received-event.document.ts';

/** How long the oldest overdue piece of work has been waiting, by kind; zero when nothing is overdue. */
export type Lag = Readonly<{ kind: string; seconds: number }>;

const since = (dueAt: Date | undefined, now: Date): number =>
  dueAt ? Math.max(0, now.getTime() - dueAt.getTime()) / 1_000 : 0;

export const mongoLag = async ({ mongo: { db } }: { mongo: Mongo }, now: Date): Promise<readonly Lag[]> => {
  const outboxes = outboxCollections.map(async (name): Promise<Lag> => {
    const oldest = await db
      .collection(name)
      .findOne(
        { 'outbox.0': { $exists: true }, 'outbox.dueAt': { $lte: now } },
        { sort: { 'outbox.dueAt': 1 }, projection: { 'outbox.dueAt': 1 } },
      );
    const [first] = (oldest?.outbox ?? []) as { dueAt: Date }[];
    return { kind: `outbox-${name}`, seconds: since(first?.dueAt, now) };
  });
  const calls = ['payments', 'refunds', 'payment_methods'].map(async (name): Promise<Lag> => {
    const oldest = await db
      .collection(name)
      .findOne(
        { 'derived.callDueAt': { $lte: now } },
        { sort: { 'derived.callDueAt': 1 }, projection: { 'derived.callDueAt': 1 } },
      );
    return {
      kind: `call-${name}`,
      seconds: since((oldest?.derived as { callDueAt?: Date } | undefined)?.callDueAt, now),
    };
  });
  const webhook = async (): Promise<Lag> => {
    const oldest = await db
      .collection('webhook_events')
      .findOne({ dueAt: { ...isWaiting, $lte: now } }, { sort: { dueAt: 1 }, projection: { dueAt: 1 } });
    return { kind: 'webhook', seconds: since(oldest?.dueAt as Date | undefined, now) };
  };
  return Promise.all([...outboxes, ...calls, webhook()]);
};
