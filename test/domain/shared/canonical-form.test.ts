import fc from 'fast-check';
import { type Canonical, canonicalForm } from '#domain/shared/canonical-form';

describe('the canonical form', () => {
  it.each<[Canonical, string]>([
    [{ b: 1, a: [true, null, 'x "y"'] }, '{"a":[true,null,"x \\"y\\""],"b":1}'],
    [
      { at: new Date('2030-01-01T12:00:00Z'), big: 2n ** 80n },
      '{"at":"2030-01-01T12:00:00.000Z","big":1208925819614629174706176}',
    ],
    [{ absent: undefined, present: {} }, '{"present":{}}'],
    [5n, '5'],
    ['5', '"5"'],
  ])('of %o is %s', (value, form) => expect(canonicalForm(value)).toBe(form));

  it('refuses what has no exact form', () => expect(() => canonicalForm({ half: 0.5 })).toThrow(RangeError));

  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.bigInt(), fc.boolean())), (fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(canonicalForm(turned)).toBe(canonicalForm(fields));
      }),
    );
  });

  it('is another for other data', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.bigInt(),
      fc.boolean(),
      fc.array(fc.string()),
      fc.constant(null),
    );
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(canonicalForm(a) === canonicalForm(b)).toBe(JSON.stringify(a, big) === JSON.stringify(b, big));
      }),
    );
  });
});

const big = (_key: string, value: unknown) => (typeof value === 'bigint' ? { big: value.toString() } : value);
