import { type FindCursor } from 'mongodb';

/** Few enough that a page is garbage before the collector would call it old: that keeps a long walk's memory flat. */
const pageMax = 50;

/** What a cursor finds, in pages; closed when the reader stops. */
export async function* inPages<Stored, Read>(
  cursor: FindCursor<Stored>,
  read: (document: Stored) => Read,
): AsyncGenerator<readonly Read[]> {
  let page: Read[] = [];
  try {
    for await (const document of cursor.batchSize(pageMax)) {
      page.push(read(document));
      if (page.length < pageMax) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    await cursor.close();
  }
}
