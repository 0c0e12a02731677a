import { type CounterKey, type UsageCounters } from '#application/billing/ports/usage-counters';
import { type Grant } from '#domain/billing/entitlement';
import { reserveUsage, useReservation } from '#domain/billing/reservation';
import { seededPlans } from '#domain/billing/seeded-plans';
import { consumeUsage, recordUsage } from '#domain/billing/usage';
import { type UsageCounter } from '#domain/billing/usage-counter';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { mongoUsageCounters } from '#infrastructure/mongo/billing/mongo-usage-counters';
import { april, utc } from '#test/domain/billing/a-subscription';
import { expectIndexed, questionsAsked } from '../answered-from-indexes.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { countingModel } from './counting-model.ts';

const at = utc('2030-04-10');
const grant: Grant = {
  terms: seededPlans.publishing[2]!.terms,
  quantity: 1,
  level: 'full',
  period: { start: april, end: utc('2030-05-01') },
  schedule: { anchor: april },
};

describe('usage counters in MongoDB', () => {
  let database: OpenDatabase;
  let ours: UsageCounters;
  let theirs: UsageCounters;
  beforeAll(async () => {
    database = await openDatabase();
    ours = mongoUsageCounters({ mongo: database.platform.mongo });
    theirs = mongoUsageCounters({ mongo: database.other });
  });
  afterAll(() => database.close());

  let subscriptions = 0;
  const aKey = (feature = 'posts'): CounterKey => ({
    tenantId: 'acme' as TenantId,
    subscriptionId: `sub_${(subscriptions += 1)}` as SubscriptionId,
    feature,
  });
  const change = (
    counters: UsageCounters,
    key: CounterKey,
    step: (counter: UsageCounter) => Result<UsageCounter, { code: string }>,
  ): Promise<{ code: string }> =>
    counters.change(key, (counter) => {
      const stepped = step(counter);
      return stepped.ok
        ? { counter: stepped.value, answer: { code: 'counted' } }
        : { counter, answer: { code: stepped.error.code } };
    });
  const consume = (counters: UsageCounters, key: CounterKey, quantity = 1, now = at, granted = grant) =>
    change(counters, key, (counter) => consumeUsage(counter, granted, quantity, now));
  const many = <T>(count: number, make: (place: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, place) => make(place)));

  it('never give more than there is to a hundred who ask two processes at once', async () => {
    const key = aKey();
    const answers = await many(100, async (place) => {
      const codes: string[] = [];
      for (let times = 0; times < 6; times += 1)
        codes.push((await consume(place % 2 === 0 ? ours : theirs, key)).code);
      return codes;
    });
    expect(answers.flat().filter((code) => code === 'counted')).toHaveLength(500);
    expect(await ours.find(key)).toMatchObject({ used: 500, ...key });
  });

  it('count all, also of those who make the counter at the same moment', async () => {
    const key = aKey();
    await many(60, (place) => consume(place % 2 === 0 ? ours : theirs, key, 2));
    expect(await theirs.find(key)).toMatchObject({ used: 120 });
  });

  it('are written together when many ask, and once without a look when one does', async () => {
    const key = aKey();
    await consume(ours, key);
    const together = await questionsAsked(database, () => many(200, () => consume(ours, key)), 'usage');
    expect(together.length).toBeLessThan(10);
    const alone = await questionsAsked(database, () => consume(ours, key), 'usage');
    expect(alone).toHaveLength(1);
    await expectIndexed(database, [...together, ...alone]);
  });

  it('are read by an index, all of a subscription and no other, without their requests', async () => {
    const key = aKey();
    const channels = { ...key, feature: 'channels' };
    const longer = { ...key, subscriptionId: `${key.subscriptionId}0` as SubscriptionId };
    for (const one of [key, channels, longer]) await consume(ours, one);
    await change(ours, key, (counter) => ({
      ok: true,
      value: { ...counter, requests: [{ id: 'r', quantity: 1 }] },
    }));
    await expectIndexed(
      database,
      await questionsAsked(database, async () => {
        const all = await ours.of(key.tenantId, key.subscriptionId);
        expect(all.map(({ feature, requests }) => [feature, requests])).toEqual([
          ['channels', []],
          ['posts', []],
        ]);
        expect(await ours.find(key)).toMatchObject({ requests: [{ id: 'r', quantity: 1 }] });
      }),
    );
    expect(await ours.of('another' as TenantId, key.subscriptionId)).toEqual([]);
    expect(await ours.find({ ...key, tenantId: 'another' as TenantId })).toBeNull();
  });

  it('refuse by what is stored, not by what they remember', async () => {
    const key = aKey();
    await consume(ours, key, 500);
    await change(theirs, key, (counter) => recordUsage(counter, grant, -10, at));
    expect(await consume(ours, key, 10)).toEqual({ code: 'counted' });
    expect(await consume(theirs, key, 1)).toEqual({ code: 'not-entitled' });
  });

  it('set aside until it is used or runs out, for all processes', async () => {
    const key = aKey();
    const expiresAt = utc('2030-04-10T00:10:00.000');
    const reserve = (place: number) =>
      change(place % 2 === 0 ? ours : theirs, key, (counter) =>
        reserveUsage(counter, grant, { id: `r${place}`, quantity: 100, expiresAt }, at),
      );
    const answers = await many(8, reserve);
    expect(answers.filter(({ code }) => code === 'counted')).toHaveLength(5);
    expect(await consume(theirs, key)).toEqual({ code: 'not-entitled' });
    const [held] = (await ours.find(key))!.reservations;
    const use = (counters: UsageCounters) =>
      change(counters, key, (counter) => useReservation(counter, grant, { id: held!.id, quantity: 40 }, at));
    const used = await Promise.all([use(ours), use(theirs)]);
    expect(used.map(({ code }) => code).sort()).toEqual(['counted', 'unknown-reservation']);
    expect(await consume(theirs, key, 61)).toEqual({ code: 'not-entitled' });
    expect(await consume(theirs, key, 460, expiresAt)).toEqual({ code: 'counted' });
    expect(await ours.find(key)).toMatchObject({ used: 500, reservations: [] });
  });

  it('begin anew with the window, once, while many ask and some are late', async () => {
    const key = aKey();
    await consume(ours, key, 500);
    const may = utc('2030-05-01');
    const inMay: Grant = { ...grant, period: { start: may, end: utc('2030-06-01') } };
    const answers = await many(30, async (place) => {
      const counters = place % 2 === 0 ? ours : theirs;
      const codes: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        await consume(counters, key, 10, utc('2030-04-30T23:59:59.999'));
        codes.push((await consume(counters, key, 10, may, inMay)).code);
      }
      return codes;
    });
    expect(answers.flat()).toContain('counted');
    expect(answers.flat()).toContain('not-entitled');
    expect(await theirs.find(key)).toMatchObject({ used: 500, window: { start: may } });
  });

  it('answer as the rules alone would, whatever is asked of whichever process', () =>
    countingModel([ours, theirs], aKey));
});
