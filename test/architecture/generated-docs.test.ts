import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printedDocuments, staleDocuments } from '../../scripts/docs/printed-documents.ts';
import { sourceFiles } from './source-files.ts';

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

describe('what is written by hand', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs')];
  const links = (path: string) =>
    [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) =>
      join(dirname(path), link!),
    );

  it.each(pages)('%s leads only to what is there', (page) => {
    expect(links(page).filter((link) => !existsSync(link))).toEqual([]);
  });
  it('every decision is linked from the index of decisions, in order', () => {
    const decisions = readdirSync('docs/adr')
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    expect(links('docs/adr/README.md')).toEqual(decisions.map((name) => `docs/adr/${name}`));
    expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, place) => place + 1));
  });
  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const known = new Set([...Object.keys(scripts), 'ci', 'run']);
    const named = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\bnpm (?:run )?(?:-s )?([a-z][a-z:]*)/g)].map(
        ([, name]) => name!,
      ),
    );
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
    expect(sourceFiles('scripts/docs').length).toBeGreaterThan(0);
  });
});

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('generated'))
    .map((name) => join(folder, name))
    .sort();
}
