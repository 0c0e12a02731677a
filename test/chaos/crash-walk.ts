import { bookDifferences } from '#test/support/books';
import { openWorld, type World } from '#test/support/world';
import { dieAtEveryAwait, isStopped } from './every-await.ts';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** Longer than a call to the provider belongs to the process that promised it. */
const leaseMs = 6_000;
/** All walks of a file, on a machine that is busy with something else. */
const playedWithinMs = 240_000;

export type Operation = Readonly<{
  name: string;
  /** Gets everything ready and gives the request that is to be stopped. */
  asks(world: World, n: number): Promise<Omit<Request, 'key'>>;
  /** What a repeat may be answered before and after the worker has settled everything, when that is not the usual. */
  answers?: Readonly<{ atOnce: readonly number[]; settled: readonly number[] }>;
  /** What a person does about that which Kassa can't find out. */
  person?: (world: World) => Promise<void>;
}>;
const usual = { atOnce: [200, 201], settled: [200, 201, 402] };

/** What a request that was stopped there was answered when it was repeated, and repeated again. */
type Repeated = Readonly<{ at: string; answers: readonly Readonly<{ status: number; body: object }>[] }>;
type Played = {
  readonly operation: Operation;
  readonly repeatedFirst: readonly Outcome[];
  readonly settledFirst: readonly Outcome[];
  atOnce: readonly Repeated[];
  settled: readonly Repeated[];
};

const repeat = (world: World, outcomes: readonly Outcome[]): Promise<Repeated[]> =>
  Promise.all(
    outcomes.map(async ({ at, request: { path, body, key } }) => {
      const ask = async () => {
        const answer = await world.post(path, body, { key });
        return { status: answer.status, body: { ...answer.body, requestId: undefined } };
      };
      return { at, answers: [await ask(), await ask()] };
    }),
  );

const expectOneAnswer = (repeated: readonly Repeated[], statuses: readonly number[]): void => {
  for (const { at, answers } of repeated) {
    const [first, again] = answers;
    const known = statuses.includes(first!.status);
    expect({ at, known, is: first }).toEqual({ at, known: true, is: first });
    expect({ at, is: again }).toEqual({ at, is: first });
  }
};

/**
 * For each operation, requests die at every await it has, twice: all of them in one process, which is killed. Then the
 * client repeats half of them, and the worker settles all.
 */
export const describeCrashes = (operations: readonly Operation[]): void => {
  describe('a process that is killed at every await', () => {
    let world: World;
    const played: Played[] = [];
    const differences: string[][] = [];

    beforeAll(async () => {
      world = await openWorld({ webhooksTo: null });
      const dying = await startStoppingApi(world);
      for (const [index, operation] of operations.entries()) {
        const die = (order: string) =>
          dieAtEveryAwait(dying, async (n) => ({
            request: { ...(await operation.asks(world, n)), key: `${order}-${index}-${n}` },
          }));
        const repeatedFirst = await die('repeated-first');
        const settledFirst = await die('settled-first');
        played.push({ operation, repeatedFirst, settledFirst, atOnce: [], settled: [] });
      }
      await dying.kill();
      await world.pass(leaseMs);
      for (const one of played) one.atOnce = await repeat(world, one.repeatedFirst);
      await world.settle();
      for (const { operation } of played) await operation.person?.(world);
      differences.push(await bookDifferences(world));
      for (const one of played)
        one.settled = await repeat(world, [...one.repeatedFirst, ...one.settledFirst]);
      differences.push(await bookDifferences(world));
    }, playedWithinMs);
    afterAll(() => world.dispose());

    it.each(operations)(
      'of $name: every repeat gets the one true answer, whether the client repeats it or the worker settles it first',
      (operation) => {
        const one = played.find((other) => other.operation === operation);
        const { atOnce, settled } = operation.answers ?? usual;
        for (const died of [one!.repeatedFirst, one!.settledFirst])
          expect(died.filter(isStopped).length).toBeGreaterThanOrEqual(4);
        expectOneAnswer(one!.atOnce, atOnce);
        expectOneAnswer(one!.settled, settled);
      },
    );

    it('leaves books that agree, before and after everything is repeated once more', () => {
      expect(differences).toEqual([[], []]);
    });
  });
};
