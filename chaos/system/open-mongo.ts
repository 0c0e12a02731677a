import { type Db, MongoClient } from 'mongodb';
import { type Address } from './tcp-gate.ts';

/** The database of this run, as the judge sees it: not through the gate that is cut. */
export type ChaosMongo = Readonly<{
  db: Db;
  /** Where it listens; undefined when a URI names several servers, which no gate can stand before. */
  address: Address | undefined;
  /** The URI of the same database, by way of a local port when one is given. */
  uriThrough(port: number | undefined): string;
  close(): Promise<void>;
}>;

const defaultPort = 27_017;

/** Takes a server and makes a database for this run alone on it; it is dropped at the end. */
export const openMongo = async (serverUri: string, seed: number): Promise<ChaosMongo> => {
  const name = `kassa_chaos_${seed}_${process.pid}`;
  const uri = new URL(serverUri);
  uri.pathname = `/${name}`;
  const isOneServer = uri.protocol === 'mongodb:' && !uri.host.includes(',');
  const address = isOneServer ? { host: uri.hostname, port: Number(uri.port || defaultPort) } : undefined;
  // int64 comes as bigint, as in Kassa itself.
  const client = new MongoClient(uri.href, { useBigInt64: true, retryReads: true });
  await client.connect();
  const db = client.db();
  return {
    db,
    address,
    uriThrough: (port) => {
      const through = new URL(uri.href);
      if (port === undefined) return through.href;
      through.hostname = '127.0.0.1';
      through.port = String(port);
      // Else the driver would look up the servers' own names, and go around the gate.
      through.searchParams.delete('replicaSet');
      through.searchParams.set('directConnection', 'true');
      return through.href;
    },
    close: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
};
