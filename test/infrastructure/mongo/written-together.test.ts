import { type AddressInfo, connect, createServer } from 'node:net';
import { type CommandStartedEvent } from 'mongodb';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { Unavailable } from '#application/shared/unavailable';
import { aggregateCollection } from '#infrastructure/mongo/aggregate-collection';
import { connectMongo, type Mongo } from '#infrastructure/mongo/connection';
import { anEnvironment, configOf } from '#test/support/a-config';

type Thing = Readonly<{ id: string; version: number; key: string; reference?: string; left?: number }>;

const thingsIn = ({ db }: Mongo) =>
  aggregateCollection<Thing>(db.collection<{ _id: string }>('things'), {
    derive: () => ({}),
    isWhole: ({ key }) => typeof key === 'string',
  });
const aThing = (n: number, key = `key-${n}`): Thing => ({ id: `thing_${n}`, version: 0, key });
const many = (count: number) => Array.from({ length: count }, (_, n) => n);
const failuresOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome, place) =>
    outcome.status === 'rejected' ? [[place, outcome.reason as unknown] as const] : [],
  );

describe('what is written and read together', () => {
  let mongo: Mongo;
  let things: ReturnType<typeof thingsIn>;
  let commands: string[];
  beforeEach(async () => {
    const uri = configOf(anEnvironment()).MONGODB_URI;
    mongo = await connectMongo({ uri: `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` });
    await mongo.db.collection('things').createIndexes([{ key: { key: 1 }, unique: true }]);
    things = thingsIn(mongo);
    commands = [];
    mongo.db.client.on('commandStarted', ({ commandName }: CommandStartedEvent) =>
      commands.push(commandName),
    );
  });
  afterEach(async () => {
    await mongo.db.dropDatabase();
    await mongo.close();
  });
  const inserted = (count: number) => Promise.all(many(count).map((n) => things.insert(aThing(n), [])));

  it('given fifty inserts, one with a key that is taken and one of an id that exists, then those two alone fail', async () => {
    await things.insert(aThing(100, 'taken'), []);
    const states = [...many(48).map((n) => aThing(n)), aThing(48, 'taken'), aThing(100, 'new')];
    const outcomes = await Promise.allSettled(states.map((state) => things.insert(state, [])));
    expect(failuresOf(outcomes)).toEqual([[48, expect.any(KeyTaken)]]);
    expect(outcomes[49]).toEqual({ status: 'fulfilled', value: undefined });
    expect(await mongo.db.collection('things').countDocuments()).toBe(49);
    expect(await things.findById('thing_100')).toMatchObject({ key: 'taken' });
    expect(await things.findById('thing_48')).toBeUndefined();
  });

  it('given fifty with one key at once, then exactly one is stored', async () => {
    const outcomes = await Promise.allSettled(many(50).map((n) => things.insert(aThing(n, 'same'), [])));
    const failures = failuresOf(outcomes);
    expect(failures).toHaveLength(49);
    for (const [, failure] of failures) expect(failure).toBeInstanceOf(KeyTaken);
  });

  it('given rivals at one version among others, then one of them wins, each is told the truth, and the others are saved', async () => {
    const [contested, ...others] = await inserted(20);
    const rivals = many(30).map((left) => ({ ...contested!, left }));
    const states = [...rivals, ...others.map((other) => ({ ...other!, left: 7 }))];
    const outcomes = await Promise.allSettled(states.map((state) => things.save(state, [])));
    const winners = many(30).filter((n) => outcomes[n]!.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const [place, failure] of failuresOf(outcomes)) {
      expect(place).toBeLessThan(30);
      expect(failure).toBeInstanceOf(ConcurrencyConflict);
    }
    expect(await things.findById('thing_0')).toEqual({ ...contested, version: 2, left: winners[0] });
    for (const other of others)
      expect(await things.findById(other!.id)).toEqual({ ...other, version: 2, left: 7 });
  });

  it('given an update with a key that is taken among others, then it alone fails', async () => {
    const stored = await inserted(20);
    const states = stored.map((state, n) => ({ ...state!, ...(n === 11 && { key: 'key-3' }), left: 1 }));
    const outcomes = await Promise.allSettled(states.map((state) => things.save(state, [])));
    expect(failuresOf(outcomes)).toEqual([[11, expect.any(KeyTaken)]]);
    expect(await mongo.db.collection('things').countDocuments({ left: 1, version: 2 })).toBe(19);
  });

  it('given a field that is undefined, then it is left out, alone as together', async () => {
    const stored = await inserted(10);
    await Promise.all(stored.map((state) => things.save({ ...state!, left: undefined } as never, [])));
    expect(await mongo.db.collection('things').countDocuments({ left: { $exists: true } })).toBe(0);
  });

  it('asks in few commands, and waits for a majority and its journal as one that is alone does', async () => {
    const concerns: unknown[] = [];
    mongo.db.client.on('commandStarted', ({ command }: CommandStartedEvent) =>
      concerns.push(command.writeConcern),
    );
    const stored = await inserted(50);
    await Promise.all(stored.map((state) => things.save({ ...state!, left: 1 }, [])));
    expect(commands).toEqual(['insert', 'bulkWrite']);
    for (const concern of concerns) expect(concern).toEqual({ w: 'majority', j: true });
    commands.length = 0;
    await things.save({ ...stored[0]!, version: 2 }, []);
    expect(commands).toEqual(['update']);
  });

  it('finds for each who asks what they asked for, twice the same and nothing where there is nothing', async () => {
    const stored = await inserted(30);
    commands.length = 0;
    const ids = [...many(30), 5, 99].map((n) => `thing_${n}`);
    expect(await Promise.all(ids.map((id) => things.findById(id)))).toEqual([
      ...stored,
      stored[5],
      undefined,
    ]);
    expect(commands).toEqual(['find']);
  });

  it('finds by account and reference those for whom both are right', async () => {
    for (const [n, account] of ['a', 'a', 'b'].entries())
      await things.insert({ ...aThing(n), gatewayAccountId: account, reference: `r${n}` } as Thing, []);
    const asked = [
      ['a', 'r0'],
      ['a', 'r1'],
      ['b', 'r2'],
      ['b', 'r0'],
      ['a', 'r9'],
    ] as const;
    const found = await Promise.all(
      asked.map(([account, reference]) => things.findByReference(account, reference)),
    );
    expect(found.map((thing) => thing?.id)).toEqual(['thing_0', 'thing_1', 'thing_2', undefined, undefined]);
  });

  it('sees what was saved before it asked, however many are asking', async () => {
    let [thing] = await inserted(1);
    for (let left = 0; left < 30; left += 1) {
      const early = many(5).map(() => things.findById('thing_0'));
      thing = await things.save({ ...thing!, left }, []);
      expect(await things.findById('thing_0')).toEqual(thing);
      await Promise.all(early);
    }
  });

  it('given a database that goes away, then each is told so, and none that it was written', async () => {
    const line = await openLine(configOf(anEnvironment()).MONGODB_URI);
    const far = await connectMongo({ uri: line.uri });
    const away = thingsIn(far);
    const stored = await Promise.all(many(5).map((n) => away.insert(aThing(n), [])));
    line.cut();
    const outcomes = await Promise.allSettled([
      ...many(5).map((n) => away.insert(aThing(50 + n), [])),
      ...stored.map((state) => away.save({ ...state!, left: 1 }, [])),
      ...many(5).map((n) => away.findById(`thing_${n}`)),
    ]);
    const failures = failuresOf(outcomes);
    expect(failures).toHaveLength(15);
    for (const [, failure] of failures) expect(failure).toBeInstanceOf(Unavailable);
    await far.close();
    await line.close();
  });
});

/** A line to the database that can be cut: what is sent afterwards is lost, and whoever sent it is hung up on. */
const openLine = async (uri: string) => {
  const { hostname, port } = new URL(uri);
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on('data', (bytes) => {
      if (isCut) near.destroy();
      else far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!isCut) near.write(bytes);
    });
    for (const end of [near, far])
      end
        .on('error', () => undefined)
        .on('close', () => {
          near.destroy();
          far.destroy();
        });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${own}/away?directConnection=true&retryReads=false`,
    cut: () => void (isCut = true),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
};
