import { type CommandStartedEvent, type Document } from 'mongodb';
import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard } from '#test/e2e/customers/saved';
import { asking, explained, inWords, oneByOne } from './explained.ts';

const copies = 700;
const longAgo = '01D000000000000000000';
const idOf = (prefix: string, place: number): string =>
  `${prefix}_${longAgo}${String(place).padStart(5, '0')}`;
/** Beyond what it gives, a question may look at one more to know whether there is a next page, and at few in vain. */
const inVainMax = 5;
const ann = customer('user_ann');

describe('every question that is asked of thousands of customers and methods', () => {
  let world: World;
  let customerId: string;
  let methodId: string;

  const copy = async (name: string, change: (document: Document, place: number) => Document) => {
    const collection = world.platform.mongo.db.collection(name);
    const originals = await collection.find().toArray();
    let place = 0;
    const all = originals.flatMap((document) =>
      Array.from({ length: copies }, () => change(document, (place += 1))),
    );
    await collection.insertMany(all, { writeConcern: { w: 1, journal: false } });
  };

  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, mongoOptions: 'monitorCommands=true' });
    const mine = await aSavedCard(world, {}, ann);
    customerId = mine.customerId;
    methodId = mine.id;
    const other = await aCustomer(world, { email: 'bob@example.test' });
    const gone = await aSavedCard(world, { customerId: other.id });
    await world.delete(`/payment-methods/${gone.id}`);
    await world.settle();
    await copy('customers', (document, place) => ({
      ...document,
      _id: idOf('cus', place),
      tenantId: place % 3 === 0 ? document.tenantId : `tenant-${place % 5}`,
      request: { key: `copied-${place}`, hash: '' },
      ...(document.userId && { userId: `user_${place}` }),
      derived: document.derived.email ? { email: `bob${place}@example.test` } : {},
    }));
    await copy('payment_methods', (document, place) => ({
      ...document,
      _id: idOf('pm', place),
      tenantId: place % 3 === 0 ? document.tenantId : `tenant-${place % 5}`,
      customerId: idOf('cus', place),
      ...(document.ownerId && { ownerId: `user_${place}` }),
      ...(document.fingerprint && { fingerprint: `print-${place}` }),
      derived: {
        keys: [`copied-${place}`],
        ...(document.derived.shown && { shown: true }),
        ...(document.derived.noticeDueAt && { noticeDueAt: document.derived.noticeDueAt }),
      },
    }));
  }, 30_000);
  afterAll(() => world.dispose());

  /** What MongoDB was asked meanwhile. */
  const questionsOf = async (work: () => Promise<unknown>): Promise<Document[]> => {
    const { client } = world.platform.mongo.db;
    const questions: Document[] = [];
    const hear = ({ commandName, command }: CommandStartedEvent) => {
      if (asking.has(commandName)) questions.push(...oneByOne(commandName, command));
    };
    client.on('commandStarted', hear);
    await work();
    client.off('commandStarted', hear);
    return questions;
  };
  const expectIndexed = async (questions: readonly Document[]) => {
    expect(questions).not.toEqual([]);
    for (const question of questions) {
      const { stages, docsExamined, given } = await explained(world, question);
      const text = inWords(question);
      expect({ text, isScan: stages.includes('COLLSCAN') }).toEqual({ text, isScan: false });
      expect({ text, inVain: docsExamined - given <= inVainMax }).toEqual({ text, inVain: true });
    }
  };
  const get = (path: string, as = {}) =>
    questionsOf(async () => expect((await world.get(path, { as })).status).toBe(200));

  it.each([
    '/customers',
    '/customers?limit=5&cursor=cus_01D00000000000000000000500',
    '/customers?email=bob700@example.test',
    '/customers?userId=user_ann',
    '/payment-methods',
    '/payment-methods?limit=5&cursor=pm_01D00000000000000000000500',
    '/payment-methods?status=removed',
    '/payment-methods?customerId=cus_01D00000000000000000000300',
    '/payment-methods?customerId=cus_01D00000000000000000000300&status=active',
  ])('GET %s is answered from an index, for an admin and for a customer', async (path) => {
    await expectIndexed(await get(path, { sub: 'adm_1', roles: ['admin'] }));
    if (!path.includes('user_ann')) await expectIndexed(await get(path, ann));
  });

  it('a save, its repeat, a payment, a choice, a removal and the sweeps are written and found by an index', async () => {
    const saving = { type: 'card', token: 'pm_card_visa' };
    const questions = await questionsOf(async () => {
      for (let times = 0; times < 2; times += 1)
        await world.post('/payment-methods', saving, { as: ann, key: 'by-index' });
      await world.post('/customers', {}, { as: ann });
      await world.charged({ paymentMethod: { id: methodId }, customerId });
      await world.patch(`/payment-methods/${methodId}`, { default: true }, { as: ann });
      await world.delete(`/payment-methods/${methodId}`, { as: ann });
      await world.post('/payment-methods/setup', { type: 'card' }, { as: ann });
      await world.pass(86_400_000);
      await world.sweep();
    });
    await expectIndexed(questions);
  });
});
