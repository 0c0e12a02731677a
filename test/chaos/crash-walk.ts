import { bookDifferences } from '#test/support/books';
import { openWorld, type World } from '#test/support/world';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than any operation has: the walk is complete when the last requests got through without a stop. */
const awaitsMax = 30;
/** So many requests are sent at once, until one of them gets through. */
const batch = 10;
/** Longer than a call to the provider belongs to the process that promised it. */
const leaseMs = 6_000;

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

/** For each operation: requests die at every await it has; then the client repeats half of them, and the worker settles all. */
export const describeCrashes = (operations: readonly Operation[]): void =>
  describe.each(operations)(
    'a process that is killed at every await of $name',
    ({ asks, answers = usual, person }) => {
      let world: World;
      let repeatedFirst: Outcome[];
      let settledFirst: Outcome[];

      beforeEach(async () => {
        world = await openWorld({ webhooksTo: null });
        const dying = await startStoppingApi(world);
        const walk = async (name: string): Promise<Outcome[]> => {
          const outcomes: Outcome[] = [];
          while (outcomes.length < awaitsMax && outcomes.at(-1)?.at !== 'finished') {
            const passed = outcomes.length;
            const requests = Array.from({ length: batch }, async (_, n) => ({
              ...(await asks(world, passed + n)),
              key: `${name}-${passed + n}`,
            }));
            outcomes.push(...(await dying.stopEach(await Promise.all(requests), passed)));
          }
          return outcomes;
        };
        repeatedFirst = await walk('repeated-first');
        settledFirst = await walk('settled-first');
        await dying.kill();
        await world.pass(leaseMs);
      }, 60_000);
      afterEach(() => world.dispose());

      const repeat = async ({ request: { path, body, key } }: Outcome) => {
        const { status, body: answer } = await world.post(path, body, { key });
        return { status, answer: { ...answer, requestId: undefined } };
      };
      const expectOneAnswer = async (outcomes: readonly Outcome[], statuses: readonly number[]) => {
        const expectOne = async (outcome: Outcome): Promise<void> => {
          const { at } = outcome;
          const first = await repeat(outcome);
          expect({ at, known: statuses.includes(first.status), is: first }).toMatchObject({ known: true });
          expect({ at, is: await repeat(outcome) }).toEqual({ at, is: first });
        };
        await Promise.all(outcomes.map(expectOne));
      };
      const isStopped = ({ at }: Outcome): boolean => at !== 'finished';

      it('books agree, and every repeat gets the one true answer, whether the client repeats it or the worker settles it first', async () => {
        for (const outcomes of [repeatedFirst, settledFirst]) {
          const stopped = outcomes.filter(isStopped).length;
          expect(stopped).toBeGreaterThanOrEqual(4);
          expect(outcomes.findLastIndex(isStopped)).toBe(stopped - 1);
          expect(stopped).toBeLessThan(awaitsMax);
        }
        await expectOneAnswer(repeatedFirst, answers.atOnce);
        await world.settle();
        await person?.(world);
        expect(await bookDifferences(world)).toEqual([]);
        await expectOneAnswer([...repeatedFirst, ...settledFirst], answers.settled);
        expect(await bookDifferences(world)).toEqual([]);
      });
    },
  );
