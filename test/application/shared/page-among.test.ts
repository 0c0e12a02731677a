import { pageAmong } from '#application/shared/page-among';

const all = ['a', 'b', 'c', 'd', 'e'];
const itself = (one: string): string => one;

describe('a page of a short list', () => {
  it.each([1, 2, 3, 4, 5, 6])('of %i: turning over meets each once, in order', (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, nextCursor } = pageAmong(all, itself, { limit, cursor });
      seen.push(...data);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
  });
  it('leaves out what is not shown, and goes on after what has stopped being shown', () => {
    const isShown = (one: string): boolean => one !== 'b' && one !== 'e';
    expect(pageAmong(all, itself, { limit: 2 }, isShown)).toEqual({ data: ['a', 'c'], nextCursor: 'c' });
    expect(pageAmong(all, itself, { limit: 2, cursor: 'b' }, isShown)).toEqual({
      data: ['c', 'd'],
      nextCursor: null,
    });
  });
  it('is empty after what was never in it', () => {
    expect(pageAmong(all, itself, { limit: 2, cursor: 'z' })).toEqual({ data: [], nextCursor: null });
  });
});
