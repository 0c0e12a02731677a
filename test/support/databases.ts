import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';

/** Set by `engines-up`: the folder in which one empty file stands for each database to be had. */
const spares = (): string => process.env.KASSA_TEST_SPARES!;

/** The name of an empty database that nobody else has, until it is given back. */
export const takeDatabase = (): string => {
  for (const name of readdirSync(spares())) {
    try {
      rmSync(join(spares(), name));
      return name;
    } catch (failure) {
      // Another test process was faster.
      if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure;
    }
  }
  return `kassa_${randomBytes(6).toString('hex')}`;
};

/**
 * Empties a database and keeps it for the next test, once whoever used it has closed its own connections, so that nothing
 * is written late. Not dropped: the embedded engine holds the files of what was
 * dropped open until it ends, and a whole run would meet the system's limit.
 */
export const giveBack = async (uri: string): Promise<void> => {
  const client = await MongoClient.connect(uri, { maxPoolSize: 4 });
  const db = client.db();
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  await Promise.all(collections.map(({ name }) => db.collection(name).deleteMany({})));
  await client.close();
  writeFileSync(join(spares(), db.databaseName), '');
};
