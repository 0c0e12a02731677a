import { causes, type ReviewCause } from '#domain/recovery/doubt';
import { priorityOf, type Priority } from '#domain/recovery/review-priority';
import { noon } from '#test/support/a-payment';

const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);
const weighed = (
  cause: ReviewCause,
  { isLarge = false, sinceHours = 0, dueInHours = Infinity } = {},
): Priority =>
  priorityOf(
    { cause, since: hours(-sinceHours), dueAt: dueInHours === Infinity ? null : hours(dueInHours) },
    isLarge,
    noon,
  );

describe('the priority of a review case', () => {
  it.each([
    ['outcome-unresolved', 'high'],
    ['stuck', 'high'],
    ['webhook-dead', 'medium'],
    ['dispute-opened', 'medium'],
    ['discrepancy', 'medium'],
    ['refund-waiting', 'low'],
  ] as const)('of %s starts at %s', (cause, priority) => {
    expect(weighed(cause)).toBe(priority);
  });
  it('goes up one step each for a large sum and for three days of age, but never past critical', () => {
    expect(weighed('refund-waiting', { isLarge: true })).toBe('medium');
    expect(weighed('refund-waiting', { isLarge: true, sinceHours: 72 })).toBe('high');
    expect(weighed('outcome-unresolved', { isLarge: true })).toBe('critical');
    expect(weighed('outcome-unresolved', { isLarge: true, sinceHours: 100 })).toBe('critical');
  });
  it('goes up as a deadline comes near: one step within three days, two within one, and when it has passed', () => {
    const due = (dueInHours: number) => weighed('dispute-opened', { dueInHours });
    expect([due(73), due(72), due(24), due(-1)]).toEqual(['medium', 'high', 'critical', 'critical']);
  });
  it('is known for every cause', () => {
    for (const cause of causes) expect(['low', 'medium', 'high']).toContain(weighed(cause));
  });
});
