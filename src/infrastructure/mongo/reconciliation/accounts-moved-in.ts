import { type GatewayAccountId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

/** The accounts with payments or refunds that were completed from one instant on and before another. */
export const accountsMovedIn =
  ({ mongo: { db } }: { mongo: Mongo }) =>
  async (from: Date, to: Date): Promise<readonly GatewayAccountId[]> => {
    const found = await Promise.all(
      ['payments', 'refunds'].map((name) =>
        translated(
          db
            .collection<{ gatewayAccountId: GatewayAccountId; completedAt: Date }>(name)
            .distinct('gatewayAccountId', { completedAt: { $gte: from, $lt: to } }),
        ),
      ),
    );
    return [...new Set(found.flat())];
  };
