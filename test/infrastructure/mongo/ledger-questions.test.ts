import { type Entry } from '#domain/ledger/entry';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { openBooks } from '#bootstrap/open-books';
import { platformOperator } from '#test/support/client';
import { anEntry, entriesFrom } from '#test/application/ledger/open-ledger';
import { afterNoon } from '#test/support/a-payment';
import { openWorld, type World } from '#test/support/world';
import { expectIndexed, questionsAsked } from './answered-from-indexes.ts';
import { explained } from './explained.ts';

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

  const questionsOf = (work: () => Promise<unknown>) => questionsAsked(world, work, 'ledger_');
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
    await expectIndexed(world, await get(path, { sub: 'adm_1', roles: ['admin'] }));
  });
  it('GET the entries of a payment is answered from an index', async () => {
    await expectIndexed(
      world,
      await get(`/entries?paymentId=${paymentId}`, { sub: 'adm_1', roles: ['admin'] }),
    );
  });
  it('what is about an invoice or a balance is found from an index', async () => {
    const { journal } = openBooks(world.platform.mongo);
    const { reference, tenantId } = anEntry(5_000);
    let found = 0;
    const questions = await questionsOf(async () => {
      found = (await journal.ofReferences(tenantId, [reference, 'inv_nobody'])).length;
    });
    expect(found).toBeGreaterThan(0);
    await expectIndexed(world, questions);
  });
  it.each(['/accounts', `/trial-balance?at=${onSecond(600)}`, '/entries?tenantId=globex'])(
    'GET /admin/ledger%s, by the platform, is answered from an index',
    async (path) => expectIndexed(world, await get(path, platformOperator)),
  );

  it('balances look at no more of the journal than one block and its tail', async () => {
    const questions = await get(`/accounts?at=${onSecond(600)}`, { sub: 'adm_1', roles: ['admin'] });
    const looked = await Promise.all(questions.map((question) => explained(world, question)));
    expect(looked.reduce((sum, { docsExamined }) => sum + docsExamined, 0)).toBeLessThan(450);
  });

  it('sealing finds nothing, and what there is, from an index', async () => {
    await expectIndexed(world, await questionsOf(() => world.modules.ledger.sealLedger()));
    await expectIndexed(world, await questionsOf(() => world.modules.ledger.sealLedger()));
  });
});
