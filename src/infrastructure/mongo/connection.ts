import { type Db, MongoClient } from 'mongodb';

export type Mongo = Readonly<{ db: Db; ping(): Promise<void>; close(): Promise<void> }>;

/** How long a command may wait for a server before it fails: callers hear 503 instead of hanging. */
const serverSelectionMs = 5_000;

/**
 * Opens the database that the URI names. Every write is journaled on a majority before it is acknowledged, so what was promised survives a
 * crash; int64 comes back as bigint, so money never passes through a double.
 */
export const connectMongo = async ({
  uri,
  poolMax = 50,
}: {
  uri: string;
  poolMax?: number;
}): Promise<Mongo> => {
  const client = new MongoClient(uri, {
    useBigInt64: true,
    ignoreUndefined: true,
    retryWrites: false,
    maxPoolSize: poolMax,
    serverSelectionTimeoutMS: serverSelectionMs,
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
  });
  await client.connect();
  const db = client.db();
  return {
    db,
    ping: async () => {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
};

/** For bookkeeping that is done again when lost: acknowledged, not waited to disk for. */
export const relaxed = { writeConcern: { w: 1, journal: false } } as const;
