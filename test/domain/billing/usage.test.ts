import { allEntitlements, entitlementTo, type Grant, windowOf } from '#domain/billing/entitlement';
import { serviceLevels } from '#domain/billing/plan-level';
import {
  releaseReservation,
  reservationsMax,
  reserveUsage,
  useReservation,
} from '#domain/billing/reservation';
import { seededPlans } from '#domain/billing/seeded-plans';
import { consumeUsage, recordUsage } from '#domain/billing/usage';
import { type UsageCounter } from '#domain/billing/usage-counter';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { april, utc } from './a-subscription.ts';

const pro = seededPlans.publishing[2]!.terms;
const april30 = { start: april, end: utc('2030-05-01') };
const grant: Grant = { terms: pro, quantity: 1, level: 'full', period: april30, schedule: { anchor: april } };
const counter = (is: Partial<UsageCounter> = {}): UsageCounter => ({
  tenantId: 'acme' as TenantId,
  subscriptionId: 'sub_1' as SubscriptionId,
  feature: 'posts',
  window: april30,
  used: 0,
  reservations: [],
  requests: [],
  ...is,
});
const at = utc('2030-04-10');
const done = (result: Result<UsageCounter, { code: string }>): UsageCounter => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('an entitlement', () => {
  it.each([
    ['all that is left', 'full', 500, 0, true, 500, 500, null],
    ['one too many', 'full', 501, 0, false, 500, 500, 'limit-reached'],
    ['what is left over', 'full', 1, 499, true, 500, 1, null],
    ['nothing is left', 'full', 1, 500, false, 500, 0, 'limit-reached'],
    ['more was used than there is', 'full', 1, 700, false, 500, 0, 'limit-reached'],
    ['half, when limited', 'limited', 250, 0, true, 250, 250, null],
    ['more than half, when limited', 'limited', 251, 0, false, 250, 250, 'service-limited'],
    ['more than all, when limited', 'limited', 501, 0, false, 250, 250, 'limit-reached'],
    ['anything, when read-only', 'read-only', 1, 0, false, 0, 0, 'read-only'],
    ['anything, after the end', 'none', 1, 0, false, 0, 0, 'no-subscription'],
  ] as const)('to %s', (_what, level, quantity, used, allowed, limit, remaining, reason) => {
    expect(entitlementTo({ ...grant, level }, 'posts', quantity, counter({ used }), at)).toMatchObject({
      allowed,
      limit,
      remaining,
      reason,
    });
  });
  it('to a switch follows the plan and the service level', () => {
    const switches = serviceLevels.map(
      (level) => entitlementTo({ ...grant, level }, 'analytics', 1, null, at).allowed,
    );
    expect(switches).toEqual([true, true, false, false]);
    expect(entitlementTo(grant, 'priority-support', 1, null, at)).toMatchObject({
      allowed: false,
      reason: 'not-in-plan',
    });
    const kept = { ...pro.levels, 'read-only': { limitPercent: 0, features: ['analytics'] } };
    const readOnly: Grant = { ...grant, level: 'read-only', terms: { ...pro, levels: kept } };
    expect(entitlementTo(readOnly, 'analytics', 1, null, at).allowed).toBe(true);
    expect(entitlementTo(readOnly, 'api-access', 1, null, at)).toMatchObject({
      allowed: false,
      reason: 'read-only',
    });
  });
  it.each(['constructor', '__proto__', 'toString'])('to %s is not in any plan', (feature) => {
    expect(entitlementTo(grant, feature, 1, null, at)).toMatchObject({
      allowed: false,
      reason: 'not-in-plan',
    });
  });
  it('needs a subscription', () => {
    expect(entitlementTo(null, 'posts', 1, null, at)).toMatchObject({
      allowed: false,
      reason: 'no-subscription',
    });
  });
  it('is for each unit of the plan', () => {
    expect(entitlementTo({ ...grant, quantity: 3 }, 'posts', 1_500, counter(), at)).toMatchObject({
      allowed: true,
      limit: 1_500,
    });
  });
  it('may be without a limit, unless nothing may be used', () => {
    const endless: Grant = { ...grant, terms: { ...pro, limits: { posts: { max: null, resets: 'month' } } } };
    expect(entitlementTo(endless, 'posts', 1e9, counter(), at)).toMatchObject({
      allowed: true,
      limit: null,
      remaining: null,
    });
    expect(entitlementTo({ ...endless, level: 'read-only' }, 'posts', 1, counter(), at)).toMatchObject({
      allowed: false,
      reason: 'read-only',
    });
  });
  it('is told for all that the plan speaks of', () => {
    expect(allEntitlements(grant, () => null, at).map(({ feature }) => feature)).toEqual([
      'channels',
      'posts',
      'analytics',
      'api-access',
    ]);
  });
});

describe('the time in which usage is counted', () => {
  const year: Grant = {
    ...grant,
    period: { start: utc('2030-01-31'), end: utc('2031-01-31') },
    schedule: { anchor: utc('2030-01-31') },
  };
  it.each([
    ['month', '2030-03-30', '2030-02-28', '2030-03-31'],
    ['month', '2030-03-31', '2030-03-31', '2030-04-30'],
    ['week', '2030-02-07', '2030-02-07', '2030-02-14'],
    ['period', '2030-03-30', '2030-01-31', '2031-01-31'],
  ] as const)('by the %s on %s is from %s to %s', (resets, on, start, end) => {
    expect(windowOf(year, { max: 1, resets }, utc(on))).toEqual({ start: utc(start), end: utc(end) });
  });
  it('never goes back, whoever asks late or knows an older period', () => {
    const may: Grant = { ...grant, period: { start: utc('2030-05-01'), end: utc('2030-06-01') } };
    const inMay = done(consumeUsage(counter({ used: 499 }), may, 480, utc('2030-05-01')));
    const late = done(consumeUsage(inMay, grant, 20, utc('2030-04-30T23:59:59.999')));
    expect(late).toMatchObject({ used: 500, window: may.period });
    expect(consumeUsage(late, grant, 1, utc('2030-04-30T23:59:59.999'))).toMatchObject({
      error: { code: 'not-entitled' },
    });
  });
  it('of what is held has no end', () => expect(windowOf(grant, { max: 1, resets: 'never' }, at)).toBeNull());
  it('begins anew without anybody resetting anything', () => {
    const full = done(consumeUsage(counter(), grant, 500, at));
    const may: Grant = { ...grant, period: { start: utc('2030-05-01'), end: utc('2030-06-01') } };
    expect(consumeUsage(full, grant, 1, at)).toMatchObject({ error: { code: 'not-entitled' } });
    const next = done(consumeUsage(full, may, 1, utc('2030-05-01')));
    expect(next).toMatchObject({ used: 1, window: may.period });
  });
});

describe('usage', () => {
  it('is consumed all or not at all', () => {
    expect(done(consumeUsage(counter({ used: 400 }), grant, 100, at)).used).toBe(500);
    expect(consumeUsage(counter({ used: 400 }), grant, 101, at)).toMatchObject({
      error: { code: 'not-entitled', entitlement: { reason: 'limit-reached', remaining: 100 } },
    });
  });
  it('that was made already is counted whatever the limit, and may be given back', () => {
    expect(done(recordUsage(counter({ used: 499 }), grant, 10, at)).used).toBe(509);
    expect(done(recordUsage(counter({ used: 5 }), grant, -10, at)).used).toBe(0);
    expect(done(recordUsage(counter({ used: 5 }), null, 2, at)).used).toBe(7);
  });
  it.each([0, -1, 0.5, Number.NaN, Infinity])('is not of %d', (quantity) => {
    expect(consumeUsage(counter(), grant, quantity, at)).toMatchObject({ error: { code: 'unfit-usage' } });
  });
  it('of what is held is kept over periods', () => {
    const held = done(consumeUsage(counter({ feature: 'channels', window: null }), grant, 20, at));
    expect(consumeUsage(held, grant, 1, utc('2031-01-01'))).toMatchObject({
      error: { code: 'not-entitled' },
    });
    expect(done(recordUsage(held, grant, -1, utc('2031-01-01'))).used).toBe(19);
  });
});

describe('a reservation', () => {
  const expiresAt = utc('2030-04-10T00:10:00.000');
  const reserved = done(
    reserveUsage(counter({ used: 400 }), grant, { id: 'r1', quantity: 60, expiresAt }, at),
  );
  it('counts as used until it runs out', () => {
    const check = (now: Date) => entitlementTo(grant, 'posts', 41, reserved, now);
    expect(check(at)).toMatchObject({ allowed: false, used: 460, remaining: 40 });
    expect(check(expiresAt)).toMatchObject({ allowed: true, used: 400, remaining: 100 });
  });
  it('is made once', () => {
    expect(done(reserveUsage(reserved, grant, { id: 'r1', quantity: 60, expiresAt }, at))).toEqual(reserved);
    expect(reserveUsage(reserved, grant, { id: 'r2', quantity: 41, expiresAt }, at)).toMatchObject({
      error: { code: 'not-entitled' },
    });
  });
  it('is used, in full or in part, and the rest is free again', () => {
    const used = done(useReservation(reserved, grant, { id: 'r1', quantity: 50 }, at));
    expect(used).toMatchObject({ used: 450, reservations: [] });
    expect(useReservation(used, grant, { id: 'r1', quantity: 50 }, at)).toMatchObject({
      error: { code: 'unknown-reservation' },
    });
    expect(useReservation(reserved, grant, { id: 'r1', quantity: 61 }, at)).toMatchObject({
      error: { code: 'unfit-usage' },
    });
    expect(useReservation(reserved, grant, { id: 'r1', quantity: 1 }, expiresAt)).toMatchObject({
      error: { code: 'unknown-reservation' },
    });
  });
  it('outlives the end of the period, and counts in the one it is used in', () => {
    const may: Grant = { ...grant, period: { start: utc('2030-05-01'), end: utc('2030-06-01') } };
    const now = utc('2030-05-01T00:00:01.000');
    const late = { id: 'r9', quantity: 60, expiresAt: utc('2030-05-01T00:05:00.000') };
    const kept = done(reserveUsage(counter({ used: 400 }), grant, late, utc('2030-04-30T23:59:59.000')));
    const rolled = done(consumeUsage(kept, may, 440, now));
    expect(consumeUsage(rolled, may, 1, now)).toMatchObject({ error: { code: 'not-entitled' } });
    for (const one of [rolled, kept]) {
      const used = done(useReservation(one, may, { id: 'r9', quantity: 60 }, now));
      expect(used).toMatchObject({ window: may.period, used: one === rolled ? 500 : 60, reservations: [] });
    }
  });
  it('is given up, as often as one likes', () => {
    const released = releaseReservation(reserved, 'r1', at);
    expect([released.used, released.reservations]).toEqual([400, []]);
    expect(releaseReservation(released, 'r1', at)).toEqual(released);
  });
  it('does not pile up without end', () => {
    const reservations = Array.from({ length: reservationsMax }, (_, n) => ({
      id: `r${n}`,
      quantity: 0,
      expiresAt,
    }));
    expect(
      reserveUsage(counter({ reservations }), grant, { id: 'new', quantity: 1, expiresAt }, at),
    ).toMatchObject({
      error: { code: 'too-many-reservations' },
    });
    expect(
      reserveUsage(
        counter({ reservations }),
        grant,
        { id: 'new', quantity: 1, expiresAt: utc('2030-04-12') },
        expiresAt,
      ).ok,
    ).toBe(true);
  });
});
