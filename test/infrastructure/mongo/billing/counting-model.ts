import fc from 'fast-check';
import { type CounterKey, type UsageCounters } from '#application/billing/ports/usage-counters';
import { countedOnce, useReservationOnce } from '#domain/billing/counted-once';
import { type Grant } from '#domain/billing/entitlement';
import { releaseReservation, reserveUsage } from '#domain/billing/reservation';
import { seededPlans } from '#domain/billing/seeded-plans';
import { consumeUsage, recordUsage } from '#domain/billing/usage';
import { unusedCounter, type UsageCounter } from '#domain/billing/usage-counter';
import { utc } from '#test/domain/billing/a-subscription';

type Step = Readonly<{ counter: UsageCounter; answer: object }>;
type Deed = Readonly<{
  /** Which of the processes is asked, and how many days after the deed before. */
  by: number;
  days: number;
  level: Grant['level'];
  what: 'consume' | 'record' | 'reserve' | 'use' | 'release';
  quantity: number;
  /** Of the request or the reservation. */
  name: string;
}>;

const start = utc('2030-04-01');
const free = seededPlans.publishing[0]!.terms;

/** What the rules say to a deed, with nothing stored anywhere. */
const judged = (counter: UsageCounter, { what, quantity, name, level }: Deed, at: Date): Step => {
  const period = { start, end: utc('2031-04-01') };
  const grant: Grant = { terms: free, quantity: 1, level, period, schedule: { anchor: start } };
  const expiresAt = new Date(at.getTime() + 3 * 86_400_000);
  const told = (
    result: Readonly<{ ok: boolean; value?: UsageCounter | { counter: UsageCounter } }>,
  ): Step => {
    const { value } = result;
    return { counter: value ? ('counter' in value ? value.counter : value) : counter, answer: result };
  };
  switch (what) {
    case 'consume':
      return told(
        countedOnce(counter, { id: name, quantity }, (uncounted) =>
          consumeUsage(uncounted, grant, quantity, at),
        ),
      );
    case 'record':
      return told(recordUsage(counter, grant, quantity - 4, at));
    case 'reserve':
      return told(reserveUsage(counter, grant, { id: `r${name}`, quantity, expiresAt }, at));
    case 'use':
      return told(useReservationOnce(counter, grant, { id: `r${name}`, quantity: undefined }, at));
    case 'release':
      return told({ ok: true, value: releaseReservation(counter, `r${name}`, at) });
  }
};

const aDeed: fc.Arbitrary<Deed> = fc.record({
  by: fc.nat(1),
  days: fc.constantFrom(0, 0, 1, 5, 20),
  level: fc.constantFrom('full', 'full', 'limited', 'read-only'),
  what: fc.constantFrom('consume', 'consume', 'record', 'reserve', 'use', 'release'),
  quantity: fc.integer({ min: 1, max: 6 }),
  name: fc.constantFrom('a', 'b', 'c', 'd'),
});

/** Stored counters against counters that are only reckoned: the same deeds, the same answers, the same end. */
export const countingModel = (processes: readonly UsageCounters[], aKey: () => CounterKey): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      const key = aKey();
      let model = unusedCounter(key);
      let at = start;
      for (const deed of deeds) {
        at = new Date(at.getTime() + deed.days * 86_400_000);
        const now = at;
        const expected = judged(model, deed, now);
        const answer = await processes[deed.by]!.change(key, (counter) => judged(counter, deed, now));
        expect(answer).toEqual(expected.answer);
        model = expected.counter;
      }
      expect((await processes[0]!.find(key)) ?? unusedCounter(key)).toEqual(model);
    }),
    { numRuns: 15 },
  );
