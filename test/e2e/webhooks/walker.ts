import { type WebhooksPorts, webhooksUseCases } from '#application/webhooks/index';
import { noticeDesk } from '#bootstrap/notice-desk';
import { mongoEventWalks } from '#infrastructure/mongo/webhooks/mongo-event-walks';
import { mongoInbox } from '#infrastructure/mongo/webhooks/mongo-inbox';
import { sweeps } from '#interfaces/jobs/sweeps';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

export const everyMs = 300_000;
/** For worlds in which lists of events are walked. */
export const walking = { EVENT_WALK_EVERY_MS: String(everyMs) };

/** Runs all sweeps but the one that walks lists of events, so that only asking is left. */
export const sweepWithoutWalk = async ({ modules }: World): Promise<void> => {
  for (const { name, run } of sweeps) if (name !== 'walk-events') await run(modules);
};

/** The webhooks module on the machines of a world, with something between it and its ports. */
export const walkerOf = (
  {
    platform: { mongo, queues, clock, ids, log, metrics },
    modules: { gateways, payments, customers },
  }: World,
  change: (ports: WebhooksPorts) => Partial<WebhooksPorts> = () => ({}),
) => {
  const ports: WebhooksPorts = {
    inbox: mongoInbox({ mongo }),
    queue: queues.webhookQueue,
    desk: noticeDesk(payments, customers),
    dialects: gateways.book.dialects,
    merchants: gateways.book.merchants,
    deskOf: payments.transactionDesk,
    accounts: { all: gateways.everyAccount, find: gateways.book.find },
    walks: mongoEventWalks({ mongo }),
    settings: { walkEveryMs: everyMs },
    clock,
    ids,
    log,
    metrics,
  };
  return webhooksUseCases({ ...ports, ...change(ports) });
};

export type Kept = Readonly<{
  _id: string;
  provider: string;
  status: string;
  foundBy: string;
  version: number;
}>;
export const keptEvents = ({ platform }: World) => platform.mongo.db.collection<Kept>('webhook_events');
export const walkOf = ({ platform }: World, account: string) =>
  platform.mongo.db
    .collection<{ _id: string; tries: number; dueAt: Date; endedAt: Date | null; walkedTo: Date }>(
      'event_walks',
    )
    .findOne({ _id: account });

/** Lets time pass until every account's list has been walked to its end since now. */
export const walkAll = async (world: World): Promise<void> => {
  const since = world.platform.clock.now();
  await world.sweep();
  await world.pass(everyMs);
  await eventually('every list is walked', async () => {
    await world.sweep();
    const left = { $or: [{ endedAt: null }, { endedAt: { $lte: since } }] };
    return (await world.platform.mongo.db.collection('event_walks').findOne(left)) === null;
  });
};
