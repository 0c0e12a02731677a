const separators = [',', ';', '\t'] as const;
/** A heading that is longer is none. */
const headingMax = 16_384;

/** What separates the cells: that which is most often in the first line, outside of quotes. Gives all of the text again. */
export const separated = async (
  texts: AsyncIterator<string> & AsyncIterable<string>,
): Promise<Readonly<{ separator: string; texts: AsyncIterable<string> }>> => {
  let head = '';
  while (head.length < headingMax && !head.includes('\n')) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  const [first = ''] = head.split('\n', 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = separators.map((one) => bare.split(one).length);
  const separator = separators[counts.indexOf(Math.max(...counts))] ?? ',';
  return {
    separator,
    texts: (async function* () {
      yield head;
      yield* texts;
    })(),
  };
};
