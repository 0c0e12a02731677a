import { type RecoveryPorts } from '#application/recovery/index';
import { type ResolveReview } from '#application/recovery/resolution';
import { type Actor } from '#application/shared/actor';
import { openModules } from '#bootstrap/modules';
import { type TenantId } from '#domain/shared/ids';
import { bookDifferences } from '#test/support/books';
import { type World } from '#test/support/world';
import { openDoubtfulWorld, paymentsInDoubt, reviewOf, reviewsOf } from './in-doubt.ts';

/** More awaits than resolving has: the walk is complete when the last got through without a stop. */
const awaitsMax = 18;
const actor: Actor = {
  tenantId: 'acme' as TenantId,
  subject: 'adm_1',
  roles: ['admin'],
  requestId: 'req_1',
  address: '127.0.0.1',
};
class Crash extends Error {}

/** Ports whose n-th await, before or after the port has done its work, is the last thing that happens. */
const dyingAt = (stopsAt: number) => {
  let passed = 0;
  const pass = (): void => {
    passed += 1;
    if (passed >= stopsAt) throw new Crash();
  };
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...args: unknown[]): Promise<unknown> => {
          pass();
          const result: unknown = await call(...args);
          pass();
          return result;
        };
      },
    });
  return (ports: RecoveryPorts): RecoveryPorts => ({
    ...ports,
    reviews: mortal(ports.reviews),
    doubts: mortal(ports.doubts),
    deeds: mortal(ports.deeds),
    limits: mortal(ports.limits),
  });
};

const actions: readonly (readonly [string, ResolveReview, string])[] = [
  ['asking again', { action: 'ask-again', note: 'as suggested' }, 'failed'],
  [
    'a correction',
    { action: 'correct-payment', status: 'failed', evidence: 'the dashboard', note: 'not there' },
    'failed',
  ],
];

describe('whoever resolves a case dies at every await', () => {
  let world: World;
  beforeAll(async () => void (world = await openDoubtfulWorld()));
  afterAll(() => world.dispose());

  it.each(actions)('of %s, and a repetition finishes it, once', async (_name, asked, status) => {
    const ids = await paymentsInDoubt(world, awaitsMax);
    await reviewOf(world, ids[0]!);
    const died: boolean[] = [];
    for (const [n, id] of ids.entries()) {
      const [review] = await reviewsOf(world, id);
      const idempotency = { key: `${id}-resolve`, requestHash: 'the same' };
      const input = { actor, reviewId: review!.id, idempotency, asked };
      const dying = openModules(world.platform, undefined, undefined, dyingAt(n + 1));
      const first = await dying.recovery.resolveReview(input).catch((failure: unknown) => {
        if (failure instanceof Crash) return undefined;
        throw failure;
      });
      died.push(first === undefined);
      const repeated = await world.modules.recovery.resolveReview(input);
      const ended = await world.get(`/admin/reviews/${review!.id}`);
      expect({ n, status: (await world.payment(id)).status }).toEqual({ n, status });
      expect({ n, is: ended.body.status, repeated: repeated.ok }).toEqual({
        n,
        is: 'resolved',
        repeated: true,
      });
      const what = ended.body.history.map((entry: { what: string }) => entry.what);
      expect(what.filter((one: string) => one === 'ResolutionBegun')).toHaveLength(1);
      const { timeline } = await world.payment(id);
      expect(timeline.filter((entry) => entry.status === 'failed')).toHaveLength(1);
    }
    expect(died.lastIndexOf(true)).toBeGreaterThanOrEqual(10);
    expect(died.at(-1)).toBe(false);
    expect(await bookDifferences(world)).toEqual([]);
  });
});
