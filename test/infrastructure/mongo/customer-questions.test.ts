import { type Document } from 'mongodb';
import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard } from '#test/e2e/customers/saved';
import { expectIndexed, questionsAsked } from './answered-from-indexes.ts';

const copies = 700;
const longAgo = '01D000000000000000000';
const idOf = (prefix: string, place: number): string =>
  `${prefix}_${longAgo}${String(place).padStart(5, '0')}`;
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

  const questionsOf = (work: () => Promise<unknown>) => questionsAsked(world, work);
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
    await expectIndexed(world, await get(path, { sub: 'adm_1', roles: ['admin'] }));
    if (!path.includes('user_ann')) await expectIndexed(world, await get(path, ann));
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
    await expectIndexed(world, questions);
  });
});
