import * as fc from 'fast-check';
import { byWeight } from '#domain/gateways/by-weight';

const items = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 })
  .map((weights) => weights.map((weight, place) => ({ name: `item ${place}`, weight })));

describe('order by weight', () => {
  it('keeps everybody, and the same seed orders alike', () => {
    fc.assert(
      fc.property(items, fc.string(), (all, seed) => {
        const ordered = byWeight(all, seed);
        expect([...ordered].sort((a, b) => a.name.localeCompare(b.name))).toEqual(all);
        expect(byWeight(all, seed)).toEqual(ordered);
      }),
    );
  });

  it.each([
    [90, 10],
    [50, 50],
    [1, 3],
  ])('gives shares of %i and %i their part of many payments', (a, b) => {
    const targets = [
      { name: 'a', weight: a },
      { name: 'b', weight: b },
    ];
    const count = 10_000;
    const firsts = Array.from(
      { length: count },
      (_, n) => byWeight(targets, `pay_01JD3M2X7QK8V5N4B6C9${n}`)[0]?.name,
    );
    const share = firsts.filter((name) => name === 'a').length / count;
    expect(Math.abs(share - a / (a + b))).toBeLessThan(0.02);
  });
});
