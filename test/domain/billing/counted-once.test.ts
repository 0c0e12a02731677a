import { countedOnce, countedRequestsMax, useReservationOnce } from '#domain/billing/counted-once';
import { type Grant } from '#domain/billing/entitlement';
import { reserveUsage } from '#domain/billing/reservation';
import { seededPlans } from '#domain/billing/seeded-plans';
import { consumeUsage } from '#domain/billing/usage';
import { unusedCounter, type UsageCounter } from '#domain/billing/usage-counter';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { april, utc } from './a-subscription.ts';

const grant: Grant = {
  terms: seededPlans.publishing[2]!.terms,
  quantity: 1,
  level: 'full',
  period: { start: april, end: utc('2030-05-01') },
  schedule: { anchor: april },
};
const at = utc('2030-04-10');
const unused = unusedCounter({
  tenantId: 'acme' as TenantId,
  subscriptionId: 'sub_1' as SubscriptionId,
  feature: 'posts',
});
const posting = (counter: UsageCounter, id: string | null, quantity: number) =>
  countedOnce(counter, id === null ? null : { id, quantity }, (uncounted) =>
    consumeUsage(uncounted, grant, quantity, at),
  );
const done = <T>(result: Result<T, { code: string }>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('a request', () => {
  const once = done(posting(unused, 'post-1', 3)).counter;
  it('is counted once, however often it comes', () => {
    expect(posting(once, 'post-1', 3)).toEqual({ ok: true, value: { counter: once, replayed: true } });
    expect(done(posting(once, 'post-2', 3)).counter.used).toBe(6);
  });
  it('that asks for something else is another, and is told so', () => {
    expect(posting(once, 'post-1', 4)).toMatchObject({ error: { code: 'request-reused', id: 'post-1' } });
  });
  it('that was refused may be made again', () => {
    expect(posting(once, 'post-9', 498)).toMatchObject({ error: { code: 'not-entitled' } });
    expect(done(posting(once, 'post-9', 497))).toMatchObject({ replayed: false, counter: { used: 500 } });
  });
  it('without a name counts each time', () => {
    const twice = done(posting(done(posting(unused, null, 3)).counter, null, 3)).counter;
    expect([twice.used, twice.requests]).toEqual([6, []]);
  });
  it('is forgotten when many have come since', () => {
    let counter = once;
    for (let n = 0; n < countedRequestsMax; n += 1)
      counter = { ...done(posting(counter, `n${n}`, 1)).counter, used: 0 };
    expect(counter.requests).toHaveLength(countedRequestsMax);
    expect(done(posting(counter, 'n0', 1)).replayed).toBe(true);
    expect(done(posting(counter, 'post-1', 3)).replayed).toBe(false);
  });
});

describe('a reservation that is asked for again', () => {
  const expiresAt = utc('2030-04-10T00:10:00.000');
  const reserved = done(reserveUsage(unused, grant, { id: 'r1', quantity: 60, expiresAt }, at));
  const use = (counter: UsageCounter, quantity?: number, now = at) =>
    useReservationOnce(counter, grant, { id: 'r1', quantity }, now);

  it('is used in full unless told otherwise, and once', () => {
    const used = done(use(reserved)).counter;
    expect(used).toMatchObject({ used: 60, reservations: [] });
    for (const now of [at, expiresAt])
      expect(use(used, undefined, now)).toEqual({ ok: true, value: { counter: used, replayed: true } });
    expect(use(used, 59)).toMatchObject({ error: { code: 'request-reused' } });
    expect(done(use(reserved, 10)).counter.used).toBe(10);
  });
  it('is unknown when it has run out, or never was', () => {
    expect(use(reserved, undefined, expiresAt)).toMatchObject({ error: { code: 'unknown-reservation' } });
    expect(use(unused)).toMatchObject({ error: { code: 'unknown-reservation' } });
  });
});
