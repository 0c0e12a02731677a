import { type SubscriptionRepository } from '#application/billing/ports/subscription-repository';
import { type Subscription } from '#domain/billing/subscription';
import { type PaymentMethodId } from '#domain/shared/ids';
import { april, utc } from '#test/domain/billing/a-subscription';
import { another } from './subscription-repository.contract.ts';

const may = utc('2030-05-01');
const after = (ms: number) => new Date(may.getTime() + ms);
const leaseMs = 60_000;
const period = (end: Date): Partial<Subscription> => ({ period: { index: 0, start: april, end } });
const range = (length: number) => Array.from({ length }, (_, place) => place);
const idsOf = (found: readonly Subscription[]) => found.map(({ id }) => id);

/** How every store of subscriptions shares out what is due. `open` gives those of two processes; each test has an empty one. */
export const dueSubscriptionsContract = (
  name: string,
  open: () => readonly [SubscriptionRepository, SubscriptionRepository],
) =>
  describe(`what is due of subscriptions, shared out by ${name}`, () => {
    const stored = (is: Partial<Subscription> = {}) => open()[0].insert(another(is), []);
    const claim = (at = may, limit = 100, by: 0 | 1 = 0) =>
      open()[by].claimDue(at, new Date(at.getTime() + leaseMs), limit);
    const save = (subscription: Subscription, is: Partial<Subscription>, by: 0 | 1 = 0) =>
      open()[by].save({ state: { ...subscription, ...is }, events: [] }, []);
    const otherMethod = { methodId: 'pm_other' as PaymentMethodId };

    it('claims what is due at its instant, longest due first, and no more than was asked for', async () => {
      const [late, later, latest] = [
        await stored(),
        await stored(period(after(-1))),
        await stored(period(after(-2))),
      ];
      await stored({ status: 'cancelled' });
      await stored(period(after(1)));
      expect(await claim(after(-3))).toEqual([]);
      expect(await claim(may, 2)).toEqual([latest, later]);
      expect(await claim()).toEqual([late]);
      expect(await claim()).toEqual([]);
    });

    it('gives each of many to exactly one of those who claim at once', async () => {
      await Promise.all(range(90).map(() => stored()));
      const claimed: string[] = [];
      for (let round = 0; round < 90 && claimed.length < 90; round += 1) {
        const found = await Promise.all(range(4).map((place) => claim(may, 15, place % 2 === 0 ? 0 : 1)));
        claimed.push(...found.flatMap(idsOf));
      }
      expect(claimed).toHaveLength(90);
      expect(new Set(claimed).size).toBe(90);
    });

    it('gives to somebody else what was not done when its claim lapsed, or was given back', async () => {
      const subscription = await stored();
      await claim();
      expect(await claim(after(leaseMs - 1), 100, 1)).toEqual([]);
      expect(await claim(after(leaseMs), 100, 1)).toEqual([subscription]);
      await open()[0].release([subscription.id]);
      expect(await claim(after(leaseMs))).toEqual([]);
      await open()[1].release([subscription.id]);
      expect(await claim(after(leaseMs))).toEqual([subscription]);
    });

    it('keeps the claim of what is still due after a save, and not of what is due anew', async () => {
      const [claimed] = [await stored(), await claim()];
      const saved = await save(claimed, otherMethod);
      expect(await claim()).toEqual([]);
      const unpaid = await save(saved, { isSettled: false });
      expect(await claim()).toEqual([unpaid]);
      const paid = await save(unpaid, { isSettled: true });
      expect(await claim()).toEqual([paid]);
      await save(paid, period(after(leaseMs)));
      expect(await claim(after(leaseMs - 1))).toEqual([]);
      expect(await claim(after(leaseMs))).toHaveLength(1);
    });

    it('rather gives work to two than to nobody when a process saves what it has not read', async () => {
      const subscription = await stored();
      await claim();
      const saved = await save(subscription, otherMethod, 1);
      expect(await claim()).toEqual([saved]);
    });

    it('tells when the next work after an instant is due, claimed or not', async () => {
      const [first] = open();
      expect(await first.nextDueAt(april)).toBeUndefined();
      await stored(period(after(5)));
      await stored();
      expect(await first.nextDueAt(april)).toEqual(may);
      await claim();
      expect(await first.nextDueAt(april)).toEqual(may);
      expect(await first.nextDueAt(may)).toEqual(after(5));
      expect(await first.nextDueAt(after(5))).toBeUndefined();
    });
  });
