import { ledgerUseCases, type LedgerPorts } from '#application/ledger/index';
import { type Actor } from '#application/shared/actor';
import { openBooks } from '#bootstrap/open-books';
import { mongoAdjustmentRepository } from '#infrastructure/mongo/ledger/mongo-adjustment-repository';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

const tenantId = 'acme' as TenantId;
const awaitsMax = 24;
class Dead extends Error {}

/** A process whose life ends at its n-th await: before a port has done anything, or after it has done all. */
const dyingAt = (last: number) => {
  let passed = 0;
  const pass = () => {
    passed += 1;
    // Whoever is dead does nothing any more, whatever it would have done about the failure.
    if (passed >= last) throw new Dead();
  };
  return <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]) => {
          pass();
          const result: unknown = await Reflect.apply(call, target, given);
          pass();
          return result;
        };
      },
    });
};

describe('a process that dies at every await of', () => {
  let world: World;
  let open: (dying?: ReturnType<typeof dyingAt>) => ReturnType<typeof ledgerUseCases>;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    const { mongo, clock, log } = world.platform;
    open = (dying = (port) => port) => {
      const books = openBooks(mongo);
      const ports: LedgerPorts = {
        ...books,
        journal: dying(books.journal),
        adjustments: dying(mongoAdjustmentRepository({ mongo })),
        limits: dying({ needsSecondPerson: () => Promise.resolve(true) }),
        // Whoever dies hands nothing over.
        outbox: { handOver: () => undefined },
        heard: new Set(['ledger.adjustment-approved.v1']),
        settings: { largestAdjustments: {} },
        ...{ clock, log },
      };
      return ledgerUseCases(ports);
    };
  });
  afterAll(() => world.dispose());

  const person = (subject: string): Actor => ({
    subject,
    tenantId: 'kassa' as TenantId,
    roles: ['platform'],
    requestId: 'req_1',
    address: '127.0.0.1',
  });
  const wish = (key: string) => ({
    actor: person('ops_1'),
    idempotency: { key, requestHash: key },
    asked: {
      ...{ tenantId, account: 'tenant-payable' as const, side: 'credit' as const },
      ...{ amount: 500_000, currency: 'USD' as Currency, reason: 'goodwill' },
    },
  });
  const proposed = async (key: string): Promise<string> => {
    const answer = await open().adjustLedger(wish(key));
    if (!answer.ok || answer.value.kind !== 'proposed') throw new Error('it was not proposed');
    return answer.value.adjustment.id;
  };
  const approval = (adjustmentId: string) => ({ actor: person('ops_2'), adjustmentId, note: 'agreed' });
  const die = async (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => false,
      (failure: unknown) => {
        if (!(failure instanceof Dead)) throw failure;
        return true;
      },
    );
  /** Through all awaits there are. Gives the ids that were worked on, one for each. */
  const walk = async (what: string, act: (n: number) => Promise<Readonly<{ id: string; died: boolean }>>) => {
    const ids: string[] = [];
    for (let n = 1; n <= awaitsMax; n += 1) {
      const { id, died } = await act(n);
      ids.push(id);
      if (!died) return ids;
    }
    throw new Error(`${what} has more awaits than ${awaitsMax}`);
  };
  const entries = async (): Promise<readonly string[]> => {
    const documents = await world.platform.mongo.db
      .collection<{ _id: string }>('ledger_entries')
      .find({ type: 'adjusted' })
      .toArray();
    return documents.map(({ _id }) => _id);
  };

  it('approving: it is posted once, whether the worker finishes it or whoever approved repeats it', async () => {
    const walkAll = (name: string) =>
      walk('approving', async (n) => {
        const id = await proposed(`${name}-${n}`);
        return { id, died: await die(open(dyingAt(n)).approveLedgerAdjustment(approval(id))) };
      });
    const repeated = await walkAll('repeated');
    for (const id of repeated)
      expect(await open().approveLedgerAdjustment(approval(id))).toMatchObject({
        value: { status: 'posted' },
      });
    const left = await walkAll('left');
    await world.pass(11_000);
    await world.settle();
    await allDelivered(world);
    const all = await world.get('/admin/ledger/adjustments?limit=100');
    const status = new Map(all.body.data.map((one: { id: string; status: string }) => [one.id, one.status]));
    const posted = left.filter((id) => status.get(id) === 'posted');
    // Those that died before their approval was stored wait for another word; all others are in the books.
    expect(left.filter((id) => status.get(id) === 'approved')).toEqual([]);
    expect(posted.length).toBeGreaterThanOrEqual(6);
    expect((await entries()).toSorted()).toEqual([...repeated, ...posted].toSorted());
  });

  it('proposing: a repetition finds the one proposal', async () => {
    const key = (n: number) => `wish-${n}`;
    const ids = await walk('proposing', async (n) => {
      const died = await die(open(dyingAt(n)).adjustLedger(wish(key(n))));
      return { id: await proposed(key(n)), died };
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    expect((await entries()).filter((id) => ids.includes(id))).toEqual([]);
  });
});
