import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { printedDocuments, staleDocuments } from '../../scripts/docs/printed-documents.ts';

const root = process.cwd();

describe('what is printed from the source', () => {
  it('is fresh: else run `npm run docs`', async () => {
    expect((await staleDocuments(root)).map(({ path }) => path)).toEqual([]);
  });
  it('is printed the same every time', async () => {
    expect(await printedDocuments(root)).toEqual(await printedDocuments(root));
  });
  it('has every event that a module promises in its contract', () => {
    const printed = readFileSync('docs/generated/events.md', 'utf8');
    const promised = readdirSync('src/application')
      .map((module) => `src/application/${module}/contract.ts`)
      .filter((path) => existsSync(path))
      .flatMap((path) => readFileSync(path, 'utf8').match(/'[a-z-]+\.[a-z-]+\.v\d+'/g) ?? []);
    expect(promised.length).toBeGreaterThan(50);
    expect(promised.filter((event) => !printed.includes(`\`${event.slice(1, -1)}\``))).toEqual([]);
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
