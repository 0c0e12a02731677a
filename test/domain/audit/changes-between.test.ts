import { changesBetween } from '#domain/audit/changes-between';

describe('what was changed', () => {
  it.each([
    ['a field', { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 2 }, { b: 3 }],
    ['what is within a field', { a: { x: [1] } }, { a: { x: [2] } }, { a: { x: [1] } }, { a: { x: [2] } }],
    ['a field that came', { a: 1 }, { a: 1, b: null }, {}, { b: null }],
    ['a field that went', { a: 1, b: 2 }, { a: 1 }, { b: 2 }, {}],
    ['nothing', { a: 1 }, { a: 1 }, {}, {}],
    ['a thing that came', undefined, { a: 1 }, undefined, { a: 1 }],
    ['a thing that went', { a: 1 }, undefined, { a: 1 }, undefined],
  ])('is told when it is %s', (_what, before, after, was, is) => {
    expect(changesBetween(before, after)).toEqual({ before: was, after: is });
  });
});
