import fc from 'fast-check';
import { bookDifferences } from '#test/support/books';
import { openWorld, type World } from '#test/support/world';
import { commands, opening, type Real, settling } from './model/commands.ts';
import { expectedPayment, newModel } from './model/model.ts';
import { mortalRequests } from './model/mortal-requests.ts';

/** A failure prints all three; with them in the environment it is played again, and shrunk no further. */
const { MODEL_SEED = '4711', MODEL_RUNS = '30', MODEL_PATH, MODEL_REPLAY } = process.env;

describe('random requests, crashes, lost answers, repeats and sweeps', () => {
  const mortal = mortalRequests();
  let world: World;
  let runs = 0;
  beforeAll(
    async () =>
      void (world = await openWorld({
        webhooksTo: null,
        change: mortal.change,
        env: { GATEWAY_REST_MS: '1' },
      })),
  );
  afterAll(() => world.dispose());

  const expectAsReckoned = async (real: Real, model: ReturnType<typeof newModel>): Promise<void> => {
    const { data } = (await world.get(`/payments?orderId=${real.name}`)).body;
    const expected = expectedPayment(model);
    expect(data).toHaveLength(expected ? 1 : 0);
    if (expected) expect(data[0]).toMatchObject(expected);
  };

  it('leave a payment as a few lines of reckoning say it must be', async () => {
    await fc.assert(
      fc.asyncProperty(
        opening(),
        fc.commands(commands(), {
          maxCommands: 16,
          size: 'max',
          ...(MODEL_REPLAY && { replayPath: MODEL_REPLAY }),
        }),
        async (first, all) => {
          const model = newModel();
          const real: Real = { world, mortal, name: `run-${(runs += 1)}`, id: '', keys: 0 };
          await first.run(model, real);
          await fc.asyncModelRun(() => ({ model, real }), all);
          await settling(model, real);
          await expectAsReckoned(real, model);
        },
      ),
      { seed: Number(MODEL_SEED), numRuns: Number(MODEL_RUNS), ...(MODEL_PATH && { path: MODEL_PATH }) },
    );
    await world.settle();
    expect(await bookDifferences(world)).toEqual([]);
    expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
  }, 120_000);
});
