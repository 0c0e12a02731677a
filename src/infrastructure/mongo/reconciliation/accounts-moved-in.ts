import { type GatewayAccountId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

type Moved = Readonly<{ gatewayAccountId: GatewayAccountId; completedAt: Date }>;

/** Goes from account to account with one step into the index each, however many documents there are. */
async function* accountsIn({ db }: Mongo, name: string): AsyncGenerator<GatewayAccountId> {
  let last = '' as GatewayAccountId;
  for (;;) {
    const next = await translated(
      db.collection<Moved>(name).findOne(
        { gatewayAccountId: { $gt: last }, completedAt: { $gt: new Date(0) } },
        {
          projection: { _id: 0, gatewayAccountId: 1 },
          sort: { gatewayAccountId: 1, completedAt: 1 },
          hint: 'moved',
        },
      ),
    );
    if (!next) return;
    last = next.gatewayAccountId;
    yield last;
  }
}

/** The accounts with payments or refunds that were completed from one instant on and before another. */
export const accountsMovedIn =
  ({ mongo }: { mongo: Mongo }) =>
  async (from: Date, to: Date): Promise<readonly GatewayAccountId[]> => {
    const moved = new Set<GatewayAccountId>();
    for (const name of ['payments', 'refunds'])
      for await (const gatewayAccountId of accountsIn(mongo, name)) {
        const within = { gatewayAccountId, completedAt: { $gte: from, $lt: to } };
        const one = mongo.db
          .collection<Moved>(name)
          .findOne(within, { projection: { _id: 1 }, hint: 'moved' });
        if (await translated(one)) moved.add(gatewayAccountId);
      }
    return [...moved];
  };
