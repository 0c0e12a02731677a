import { type Page } from '#application/shared/page';

const pageMax = 100;

/** All of a list that is given page by page. */
export const everyPage = async <T>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list({ limit: pageMax, ...(cursor !== null && { cursor }) });
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
};
