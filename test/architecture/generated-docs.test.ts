import { readdirSync } from 'node:fs';
import { printedDocuments, staleDocuments } from '../../scripts/docs/printed-documents.ts';

const root = process.cwd();

describe('what is printed from the source', () => {
  it('is fresh: else run `npm run docs`', async () => {
    expect((await staleDocuments(root)).map(({ path }) => path)).toEqual([]);
  });
  it('is printed the same every time', async () => {
    expect(await printedDocuments(root)).toEqual(await printedDocuments(root));
  });
  it('is all there is in docs/generated', async () => {
    const printed = (await printedDocuments(root)).map(({ path }) => path);
    expect(
      readdirSync('docs/generated')
        .map((name) => `docs/generated/${name}`)
        .sort(),
    ).toEqual(printed.sort());
  });
});
