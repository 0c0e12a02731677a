import { type CommandStartedEvent, type Document } from 'mongodb';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { aggregateCollection } from '#infrastructure/mongo/aggregate-collection';
import { connectMongo, type Mongo } from '#infrastructure/mongo/connection';
import { lastKnown } from '#infrastructure/mongo/last-known';
import { anEnvironment, configOf } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';

type Thing = Readonly<{ id: string; version: number; left: number; right: number; far: { deep: number } }>;

const thingsOf = ({ db }: Mongo) =>
  aggregateCollection<Thing>(db.collection<{ _id: string }>('payments'), {
    derive: ({ left }) => ({ left }),
    isWhole: ({ left }) => typeof left === 'number',
  });
const aThing: Thing = { id: 'thing_1', version: 0, left: 0, right: 0, far: { deep: 0 } };

describe('what a process last knew of a document', () => {
  let uri: string;
  let mongo: Mongo;
  let here: ReturnType<typeof thingsOf>;
  let elsewhere: ReturnType<typeof thingsOf>;
  const told: Document[] = [];

  beforeEach(async () => {
    uri = configOf(anEnvironment()).MONGODB_URI;
    mongo = await connectMongo({ uri: `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` });
    [here, elsewhere] = [thingsOf(mongo), thingsOf(mongo)];
    told.length = 0;
    mongo.db.client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
      if (commandName === 'update') told.push((command as { updates: { u: Document }[] }).updates[0]!.u);
    });
  });
  afterEach(async () => {
    await mongo.close();
    await giveBack(uri);
  });
  const stored = () => mongo.db.collection<{ _id: string }>('payments').findOne({ _id: aThing.id });

  it('given a state that this process has written, then the next write names what has changed and what it is found by', async () => {
    const thing = (await here.insert(aThing, []))!;
    await here.save({ ...thing, left: 7 }, []);
    expect(told).toEqual([{ $set: { left: 7, version: 2, derived: { left: 7 } } }]);
    expect(await stored()).toMatchObject({ left: 7, right: 0, far: { deep: 0 }, version: 2 });
  });

  it('given two processes that write in turn, then nothing of either is lost', async () => {
    let thing = (await here.insert(aThing, []))!;
    for (let n = 1; n <= 4; n += 1) {
      const there = (await elsewhere.findById(aThing.id))!;
      const saved = await elsewhere.save({ ...there, right: n }, []);
      await expect(here.save({ ...thing, left: 99 }, [])).rejects.toThrow(ConcurrencyConflict);
      thing = (await here.findById(aThing.id))!;
      expect(thing).toEqual(saved);
      thing = await here.save({ ...thing, left: n, far: { deep: n } }, []);
    }
    expect(await stored()).toMatchObject({ left: 4, right: 4, far: { deep: 4 }, version: 9 });
  });

  it('given a state that another has brought, then all of it is written', async () => {
    await here.insert(aThing, []);
    const there = (await elsewhere.findById(aThing.id))!;
    await elsewhere.save({ ...there, right: 1 }, []);
    await here.save({ ...there, version: 2, right: 5 }, []);
    expect(told.at(-1)).toEqual({
      $set: { left: 0, right: 5, far: { deep: 0 }, version: 3, derived: { left: 0 } },
    });
  });

  it('given more than it remembers, then the oldest is forgotten and written in full', () => {
    const { remember, changed } = lastKnown<Thing>();
    for (let n = 0; n <= 2_000; n += 1) remember({ ...aThing, id: `thing_${n}` });
    const first = { ...aThing, id: 'thing_0', left: 1 };
    expect(changed(first)).toEqual(first);
    expect(changed({ ...aThing, id: 'thing_1', left: 1 })).toEqual({ left: 1 });
  });
});
