import { type CommandStartedEvent, type Document } from 'mongodb';
import { type Entry } from '#domain/ledger/entry';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { openBooks } from '#bootstrap/open-books';
import { platformOperator } from '#test/support/client';
import { anEntry, entriesFrom } from '#test/application/ledger/open-ledger';
import { afterNoon } from '#test/support/a-payment';
import { openWorld, type World } from '#test/support/world';
import { asking, explained, inWords, oneByOne } from './explained.ts';

/** Beyond what it gives, a question may look at one more to know whether there is a next page, and at few in vain. */
const inVainMax = 5;
const each = 1_200;
const onSecond = (n: number) => encodeURIComponent(afterNoon(n * 1_000).toISOString());

describe('every question that is asked of thousands of entries', () => {
  let world: World;
  let paymentId: string;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, mongoOptions: 'monitorCommands=true', isTamperedWith: true });
    const { journal } = openBooks(world.platform.mongo);
    for (const tenant of ['acme', 'globex'] as TenantId[])
      for (let from = 0; from < each; from += 400) {
        const more = entriesFrom(from, 400, tenant).map((entry): Entry => ({
          ...entry,
          paymentId: `pay_${entry.id}` as PaymentId,
        }));
        await journal.append(more);
        await world.modules.ledger.sealLedger();
      }
    paymentId = (await world.charged()).id;
    await world.settle();
    await journal.append([anEntry(5_000), anEntry(5_001)]);
  }, 60_000);
  afterAll(() => world.dispose());

  /** What MongoDB was asked meanwhile of the ledger's own collections. */
  const questionsOf = async (work: () => Promise<unknown>): Promise<Document[]> => {
    const { client } = world.platform.mongo.db;
    const questions: Document[] = [];
    const hear = ({ commandName, command }: CommandStartedEvent) => {
      const isOurs = String(command[commandName]).startsWith('ledger_');
      if (isOurs && asking.has(commandName)) questions.push(...oneByOne(commandName, command));
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
      const text = inWords(question).slice(0, 500);
      expect({ text, isScan: stages.includes('COLLSCAN') }).toEqual({ text, isScan: false });
      expect({ text, inVain: docsExamined - given <= inVainMax }).toEqual({ text, inVain: true });
    }
  };
  const get = (path: string, as = {}) =>
    questionsOf(async () => expect((await world.get(`/admin/ledger${path}`, { as })).status).toBe(200));

  it.each([
    '/accounts',
    `/accounts?at=${onSecond(600)}`,
    '/trial-balance',
    '/entries',
    `/entries?from=${onSecond(100)}&to=${onSecond(900)}&limit=50`,
    `/entries?cursor=${afterNoon(800_000).getTime()}.adj_acme_000800`,
    '/entries?account=tax',
    `/entries?account=tax&to=${onSecond(700)}`,
    '/proof',
  ])('GET /admin/ledger%s is answered from an index', async (path) => {
    await expectIndexed(await get(path, { sub: 'adm_1', roles: ['admin'] }));
  });
  it('GET the entries of a payment is answered from an index', async () => {
    await expectIndexed(await get(`/entries?paymentId=${paymentId}`, { sub: 'adm_1', roles: ['admin'] }));
  });
  it.each(['/accounts', `/trial-balance?at=${onSecond(600)}`, '/entries?tenantId=globex'])(
    'GET /admin/ledger%s, by the platform, is answered from an index',
    async (path) => expectIndexed(await get(path, platformOperator)),
  );

  it('balances look at no more of the journal than one block and its tail', async () => {
    const questions = await get(`/accounts?at=${onSecond(600)}`, { sub: 'adm_1', roles: ['admin'] });
    const looked = await Promise.all(questions.map((question) => explained(world, question)));
    expect(looked.reduce((sum, { docsExamined }) => sum + docsExamined, 0)).toBeLessThan(450);
  });

  it('sealing finds nothing, and what there is, from an index', async () => {
    await expectIndexed(await questionsOf(() => world.modules.ledger.sealLedger()));
    await expectIndexed(await questionsOf(() => world.modules.ledger.sealLedger()));
  });
});
