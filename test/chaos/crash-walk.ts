import { bookDifferences } from '#test/support/books';
import { openWorld, type World } from '#test/support/world';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than any operation has: the walk is complete when the last requests got through without a stop. */
const awaitsMax = 28;
/** Longer than a call to the provider belongs to the process that promised it. */
const leaseMs = 6_000;

export type Operation = Readonly<{
  name: string;
  /** Gets everything ready and gives the request that is to be stopped. */
  asks(world: World, n: number): Promise<Omit<Request, 'key'>>;
  /** What a repeat may be answered before and after the worker has settled everything, when that is not the usual. */
  answers?: Readonly<{ atOnce: readonly number[]; settled: readonly number[] }>;
}>;
const usual = { atOnce: [200, 201], settled: [200, 201, 402] };

/** For each operation: a request dies at every await it has; then the worker settles, or the client repeats. */
export const describeCrashes = (operations: readonly Operation[]): void =>
  describe.each(operations)(
    'a process that is killed at every await of $name',
    ({ asks, answers = usual }) => {
      let world: World;
      let outcomes: Outcome[];

      beforeEach(async () => {
        world = await openWorld({ webhooksTo: null });
        const dying = await startStoppingApi(world);
        const requests = await Promise.all(
          Array.from({ length: awaitsMax }, async (_, n) => ({
            ...(await asks(world, n)),
            key: `walk-${n}`,
          })),
        );
        outcomes = await dying.stopEach(requests);
        await dying.kill();
        await world.pass(leaseMs);
      }, 40_000);
      afterEach(() => world.dispose());

      const repeat = async ({ request: { path, body, key } }: Outcome) => {
        const { status, body: answer } = await world.post(path, body, { key });
        return { status, answer: { ...answer, requestId: undefined } };
      };
      const isStopped = ({ at }: Outcome) => at !== 'finished';
      const expectOneAnswer = async (outcome: Outcome, statuses: readonly number[]) => {
        const first = await repeat(outcome);
        expect({ at: outcome.at, known: statuses.includes(first.status), is: first }).toMatchObject({
          known: true,
        });
        expect({ at: outcome.at, is: await repeat(outcome) }).toEqual({ at: outcome.at, is: first });
      };

      it('books agree, given that the worker settles it first, and then every repeat gets the one true answer', async () => {
        expect(outcomes.filter(isStopped).length).toBeGreaterThanOrEqual(4);
        expect(outcomes.findLastIndex(isStopped)).toBe(outcomes.filter(isStopped).length - 1);
        await world.settle();
        expect(await bookDifferences(world)).toEqual([]);
        for (const outcome of outcomes) await expectOneAnswer(outcome, answers.settled);
        expect(await bookDifferences(world)).toEqual([]);
      });

      it('books agree, given that the client repeats it first, and each repeat is done once and answered the same twice', async () => {
        for (const outcome of outcomes) await expectOneAnswer(outcome, answers.atOnce);
        await world.settle();
        expect(await bookDifferences(world)).toEqual([]);
        for (const outcome of outcomes) await expectOneAnswer(outcome, answers.settled);
      });
    },
  );
