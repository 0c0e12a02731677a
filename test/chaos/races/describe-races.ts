import { bookDifferences, everyOne } from '#test/support/books';
import { type PaymentBody, type RefundBody } from '#test/support/resources';
import { openWorld, type World, type WorldOptions } from '#test/support/world';
import { untilPaymeHasCalled, whereProvidersCall } from './called-by-providers.ts';
import { type End } from './move.ts';
import { deliverNews } from './news.ts';
import { paymentsPortsInTurn, recoveryPortsInTurn } from './ports-in-turn.ts';
import { inBothOrders, type Race } from './race.ts';
import { openTurns } from './turns.ts';
import { endsByOrder, verdict } from './verdict.ts';
import { askedAgain, type Met, walk } from './walk.ts';

/** A walk takes a second; there are some of them, on machines that others may be busy on. */
const patienceMs = 300_000;

type Surroundings = WorldOptions &
  Readonly<{
    /** Providers call Kassa of their own accord: those that lead a payment, and PayPal by webhook. */
    isCalled?: true;
    /** What a person does in the end about that which only people can do. */
    person?: (world: World) => Promise<void>;
  }>;

/**
 * Walks all races through one world, the first command of each stopped at its awaits; with RACES=both also the second at its own,
 * which takes twice as long. The world is settled once, and then there is one test for each race and one for the books.
 */
export const describeRaces = (
  what: string,
  races: readonly Race[],
  { isCalled, person, ...options }: Surroundings = {},
): void => {
  describe(what, () => {
    const rows = (
      process.env.RACES === 'both' ? inBothOrders(races) : races.filter(({ isRare }) => !isRare)
    ).map((race) => [race.between.map(({ name }) => name).join(' × '), race] as const);
    const met = new Map<Race, readonly Met[]>();
    let world: World;
    let ends: ReadonlyMap<string, readonly End[]>;

    beforeAll(async () => {
      const turns = openTurns();
      world = await openWorld({
        ...(isCalled ? whereProvidersCall : { webhooksTo: null }),
        change: paymentsPortsInTurn(turns, isCalled && untilPaymeHasCalled(() => world)),
        changeRecovery: recoveryPortsInTurn(turns),
        ...options,
        // So many lost answers would have the provider given a rest, and how many is a matter of time.
        env: { GATEWAY_REST_MS: '1', ...options.env },
      });
      for (const [n, [, race]] of rows.entries()) met.set(race, await walk(turns, world, race, `race-${n}`));
      await world.settle();
      if (person) {
        await person(world);
        await world.settle();
      }
      for (const [race, all] of met) met.set(race, await Promise.all(all.map(askedAgain)));
      await deliverNews(world);
      await world.settle();
      const [payments, refunds] = await Promise.all([
        everyOne<PaymentBody>(world, '/payments'),
        everyOne<RefundBody>(world, '/refunds'),
      ]);
      ends = endsByOrder(payments, refunds);
    }, patienceMs);
    afterAll(() => world.dispose());

    it.each(rows)('%s: at whatever await they meet, both are told the truth', (_names, race) => {
      const all = met.get(race) ?? [];
      expect(all.flatMap((one) => verdict(one, ends))).toEqual([]);
      expect(all.length).toBeGreaterThan(1);
    });
    it('and all books agree to the cent', async () => {
      expect(await bookDifferences(world)).toEqual([]);
      expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
    });
  });
};
