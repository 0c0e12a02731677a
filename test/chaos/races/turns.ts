/** Where a command of a race is to stop (its n-th await, from 1), and the awaits that it has come by. */
type Runner = {
  readonly stopsAt: number;
  readonly passed: string[];
  isOver: boolean;
  wake: (() => void) | null;
};
type Race = { readonly both: readonly [Runner, Runner]; turn: Runner };

/** A command and the await at which it stops for the other one; beyond its last: it runs to its end. */
export type Leg<T> = readonly [command: () => Promise<T>, stopsAt: number];
/** What came of two commands. `at`: where the first stopped; undefined when it has not so many awaits. `back`: the same of the second. */
export type Meeting<First, Second> = Readonly<{
  at: string | undefined;
  back: string | undefined;
  first: First;
  second: Second;
}>;

/**
 * Two commands of one process of which only one runs at a time, so that what happens is the same every time: nothing
 * sleeps, nothing is left to chance. A command runs until the await at which it is to stop, or until it can only wait for
 * somebody; then it is the other's turn.
 */
export const openTurns = () => {
  let race: Race | undefined;

  const otherOf = ({ both: [first, second] }: Race, one: Runner): Runner => (one === first ? second : first);
  const woken = (one: Runner): Promise<void> => new Promise((resolve) => void (one.wake = resolve));
  const resume = (one: Race, runner: Runner): void => {
    const { wake } = runner;
    if (wake === null) return;
    one.turn = runner;
    runner.wake = null;
    wake();
  };
  const giveTurn = async (one: Race): Promise<boolean> => {
    const me = one.turn;
    const other = otherOf(one, me);
    if (other.isOver) return false;
    const again = woken(me);
    resume(one, other);
    await again;
    return true;
  };
  const run = async <T>(one: Race, runner: Runner, command: () => Promise<T>): Promise<T> => {
    try {
      return await command();
    } finally {
      runner.isOver = true;
      resume(one, otherOf(one, runner));
    }
  };
  return {
    /** Called before every call of a port. */
    pass: async (point: string): Promise<void> => {
      if (!race) return;
      const { passed, stopsAt } = race.turn;
      passed.push(point);
      if (passed.length === stopsAt) await giveTurn(race);
    },
    /** Called instead of a pause. Gives whether there was somebody to wait for. */
    wait: async (): Promise<boolean> => (race ? giveTurn(race) : false),
    /**
     * Starts the first command and stops it at its n-th await. There the second runs, to its end or to an await of its own;
     * then the first goes on to its end, and the second after it.
     */
    meet: async <First, Second>(
      [firstCommand, firstStop]: Leg<First>,
      [secondCommand, secondStop]: Leg<Second>,
    ): Promise<Meeting<First, Second>> => {
      const runner = (stopsAt: number): Runner => ({ stopsAt, passed: [], isOver: false, wake: null });
      const both = [runner(firstStop), runner(secondStop)] as const;
      const one: Race = { both, turn: both[0] };
      race = one;
      const started = woken(both[1]);
      try {
        const [first, second] = await Promise.all([
          run(one, both[0], firstCommand),
          started.then(() => run(one, both[1], secondCommand)),
        ]);
        return { at: both[0].passed[firstStop - 1], back: both[1].passed[secondStop - 1], first, second };
      } finally {
        race = undefined;
      }
    },
  };
};
export type Turns = ReturnType<typeof openTurns>;
