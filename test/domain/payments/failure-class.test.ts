import { isOverdue, nextAskAt } from '#domain/payments/asking-policy';
import { type FailureCode, failureCategories, isRetryable } from '#domain/payments/failure';
import { classOf, failureClasses, failurePolicies } from '#domain/payments/failure-class';
import { noon } from '#test/support/a-payment';

const codes = Object.keys(failureCategories) as FailureCode[];

describe('classes of failure', () => {
  it('have one policy each, and only what nobody knows is asked about', () => {
    expect(Object.keys(failurePolicies).sort()).toEqual([...failureClasses].sort());
    for (const name of failureClasses)
      expect({ name, asks: failurePolicies[name].asking !== null }).toEqual({
        name,
        asks: name === 'unknown',
      });
  });
  it.each(codes)('%s is a refusal, so it is neither unknown nor ours', (code) => {
    expect(['transient', 'soft', 'hard']).toContain(classOf({ code }));
    if (classOf({ code }) === 'hard')
      expect(isRetryable({ code, providerCode: null, message: '' })).toBe(false);
  });
});

describe('asking about a call', () => {
  const call = (asks: number, ageMs: number) => ({
    asks,
    promisedAt: new Date(noon.getTime() - ageMs),
    nextAskAt: noon,
  });
  it('does not happen at the same instant for all of a thousand payments, and within a fifth of the gap', () => {
    const instants = Array.from({ length: 1_000 }, (_, n) =>
      nextAskAt('unknown', { asks: 10, key: `pay_${n}:charge:0` }, noon)!.getTime(),
    );
    const gaps = instants.map((at) => at - noon.getTime());
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_024_000 * 0.8);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_024_000 * 1.2);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan(1_024_000 * 0.38);
    expect(new Set(instants).size).toBeGreaterThan(700);
  });
  it('happens at the same instant for the same call, whoever reckons it', () => {
    const once = () => nextAskAt('unknown', { asks: 3, key: 'pay_1:charge:0' }, noon);
    expect(once()).toEqual(once());
  });
  it('is overdue only when no policy would have waited so long', () => {
    const hour = 3_600_000;
    expect(isOverdue(call(0, hour), noon)).toBe(false);
    expect(isOverdue(call(0, hour + 1), noon)).toBe(true);
    expect(isOverdue(call(20, 24 * hour), noon)).toBe(false);
    expect(isOverdue(call(68, 16 * 24 * hour), noon)).toBe(false);
    expect(isOverdue(call(68, 30 * 24 * hour), noon)).toBe(true);
    expect(isOverdue({ ...call(0, 9 * hour), nextAskAt: null }, noon)).toBe(false);
  });
});
