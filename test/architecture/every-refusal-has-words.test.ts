import { failureCategories } from '#domain/payments/failure';
import { refusalsOf } from '#interfaces/http/openapi/edge-refusals';
import { detailOf, titleOf } from '#interfaces/http/problem-texts';
import { allOperations } from '../../scripts/docs/all-operations.ts';

const refusals = new Map(
  allOperations().flatMap((operation) =>
    refusalsOf(operation).map(([status, code]) => [`${status} ${code}`, [status, code] as const]),
  ),
);

describe('every refusal', () => {
  it.each([...refusals.keys()].sort())('%s says more than its name', (name) => {
    const [status, code] = refusals.get(name)!;
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(detailOf(code, status)).not.toBe(`${titleOf(code)}.`);
    expect(detailOf(code, status).length).toBeGreaterThan(20);
  });
  it('and one that nobody has words for would be found', () => {
    expect(detailOf('out-of-thin-air', 418)).toBe(`${titleOf('out-of-thin-air')}.`);
  });
  it('a failure code is never a refusal code, so that one may branch on either', () => {
    const codes = new Set([...refusals.values()].map(([, code]) => code));
    expect(
      Object.keys(failureCategories).filter((code) => codes.has(code) && code !== 'method-not-supported'),
    ).toEqual([]);
  });
});
