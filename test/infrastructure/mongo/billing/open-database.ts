import { connectMongo, type Mongo } from '#infrastructure/mongo/connection';
import { ensureIndexes } from '#infrastructure/mongo/ensure-indexes';
import { anEnvironment, configOf } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';
import { type Database } from '../explained.ts';

/** A database with its indexes, and two connections to it, as two processes have. The first can be listened to. */
export type OpenDatabase = Database & Readonly<{ other: Mongo; close(): Promise<void> }>;

export const openDatabase = async (): Promise<OpenDatabase> => {
  const uri = configOf(anEnvironment()).MONGODB_URI;
  const mongo = await connectMongo({ uri: `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` });
  const other = await connectMongo({ uri });
  await ensureIndexes(mongo);
  return {
    platform: { mongo },
    other,
    close: async () => {
      await Promise.all([mongo.close(), other.close()]);
      await giveBack(uri);
    },
  };
};
