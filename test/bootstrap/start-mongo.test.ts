import { MongoClient } from 'mongodb';
import { type RunningMongo, startMongo } from '#bootstrap/embedded/mongo/start-mongo';
import { aFolder, inAnotherProcess, isAlive, removeFolders, until } from './processes.ts';

describe('the embedded MongoDB engine', () => {
  const running: RunningMongo[] = [];
  const start = async (dataDir: string, port = 0): Promise<RunningMongo> => {
    const mongo = await startMongo({ dataDir, port });
    running.push(mongo);
    return mongo;
  };
  const withClient = async <T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> => {
    const client = new MongoClient(uri);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((mongo) => mongo.kill()));
    removeFolders();
  });

  it('has everything it acknowledged when it starts again after SIGKILL', async () => {
    const dataDir = aFolder();
    const first = await start(dataDir);
    const acknowledged: number[] = [];
    await withClient(first.uri, async (client) => {
      const books = client.db('crash').collection<{ _id: number }>('books');
      let next = 0;
      const write = async (): Promise<void> => {
        for (;;) {
          const _id = (next += 1);
          await books.insertOne({ _id }, { writeConcern: { w: 'majority', journal: true } });
          acknowledged.push(_id);
        }
      };
      const writers = Promise.allSettled(Array.from({ length: 8 }, write));
      await until('some writes', 5_000, () => acknowledged.length > 300);
      await first.kill();
      await client.close();
      await writers;
    });
    const second = await start(dataDir);
    const kept = await withClient(second.uri, (client) =>
      client.db('crash').collection<{ _id: number }>('books').distinct('_id'),
    );
    const lost = acknowledged.filter((id) => !kept.includes(id));
    expect(lost).toEqual([]);
  });

  it('keeps its data over an orderly stop', async () => {
    const dataDir = aFolder();
    const first = await start(dataDir);
    await withClient(first.uri, (client) => client.db('a').collection('b').insertOne({ c: 1n }));
    await first.stop();
    expect(await first.exited).toBe('exit code 0');
    const second = await start(dataDir);
    expect(await withClient(second.uri, (client) => client.db('a').collection('b').countDocuments())).toBe(1);
  });

  it('refuses a folder that another engine has open, in one sentence', async () => {
    const dataDir = aFolder();
    await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      /^Another MongoDB engine has .+ open: stop it, or use another folder\.$/,
    );
  });

  it('refuses a port that is taken, in one sentence', async () => {
    const { uri } = await start(aFolder());
    const port = Number(new URL(uri).port);
    await expect(start(aFolder(), port)).rejects.toThrow(
      new RegExp(`^The MongoDB engine cannot listen on port ${port}: .+EADDRINUSE.+$`),
    );
  });

  it('carries large documents and many at once', async () => {
    const { uri } = await start(aFolder());
    await withClient(uri, async (client) => {
      const big = client.db('a').collection('big');
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => big.insertOne({ i, text: 'x'.repeat(i * 100_000) })),
      );
      const read = await big.find().sort({ i: 1 }).toArray();
      expect(read.map(({ text }) => text.length)).toEqual(Array.from({ length: 20 }, (_, i) => i * 100_000));
    });
  });

  it('ends when the process that started it is killed', async () => {
    const { child, said } = await inAnotherProcess(
      'src/bootstrap/embedded/mongo/start-mongo.js',
      `console.log((await kassa.startMongo({ dataDir: ${JSON.stringify(aFolder())} })).pid)`,
    );
    expect(isAlive(Number(said))).toBe(true);
    child.kill('SIGKILL');
    await until('the engine is gone', 5_000, () => !isAlive(Number(said)));
  });
});
