import { z } from 'zod';
import { allOperations } from '../../../scripts/docs/all-operations.ts';

const lists = allOperations().flatMap(({ method, path, query }) =>
  query instanceof z.ZodObject && 'cursor' in query.shape ? [{ name: `${method} ${path}`, query }] : [],
);

describe('the cursor of every list', () => {
  it.each(lists)('of $name is refused when it never was one', ({ query }) => {
    for (const cursor of ['', 'not a cursor', '!!!', 'x'.repeat(600)]) {
      const { error } = query.safeParse({ cursor });
      expect(error?.issues.map(({ path }) => path[0])).toContain('cursor');
    }
  });
  it('is found on many lists', () => expect(lists.length).toBeGreaterThan(20));
});
