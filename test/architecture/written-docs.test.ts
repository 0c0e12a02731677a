import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const markdownBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('generated'))
    .map((name) => join(folder, name))
    .sort();
const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs')];
const textOf = (page: string): string => readFileSync(page, 'utf8');

type Link = Readonly<{ file: string; anchor: string | undefined }>;
const linksOf = (page: string): Link[] =>
  [...textOf(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, path, anchor]) => ({
      file: path ? normalize(join(dirname(page), path)) : page,
      anchor,
    }),
  );
/** As GitHub makes them: lower case, punctuation gone, spaces to dashes. */
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('what is written by hand', () => {
  it.each(pages)('%s leads only to what is there', (page) => {
    const lost = linksOf(page).filter(
      ({ file, anchor }) => !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor)),
    );
    expect(lost).toEqual([]);
  });
  it('leads to every page', () => {
    const led = new Set(pages.flatMap((page) => linksOf(page).map(({ file }) => file)));
    expect(pages.filter((page) => page !== 'README.md' && !led.has(page))).toEqual([]);
  });
  it('lists every decision, in order', () => {
    const decisions = readdirSync('docs/adr')
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    expect(linksOf('docs/adr/README.md').map(({ file }) => file)).toEqual(
      decisions.map((name) => `docs/adr/${name}`),
    );
    expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, place) => place + 1));
  });
  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\bnpm run (?:-s )?([a-z][a-z:]*)/g)].map(([, name]) => name!),
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
  it('names no metric that is not measured, and leaves none of ours out', () => {
    const guide = textOf('docs/monitoring.md');
    const ours = [
      'src/infrastructure/telemetry/prometheus-metrics.ts',
      'src/bootstrap/watch-lag.ts',
      'src/application/shared/reseal.ts',
      'src/application/recovery/commands/look-around.ts',
    ].flatMap((file) =>
      [...textOf(file).matchAll(/(?:histogram|counter|setGauge)\(\s*'([a-z_]+)'/g)].map(
        ([, name]) => `kassa_${name!}`,
      ),
    );
    expect(ours.length).toBeGreaterThanOrEqual(8);
    expect(ours.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    const named = [...guide.matchAll(/kassa_[a-z_]*[a-z]/g)].map(([name]) =>
      name.replace(/_(count|bucket|sum)$/, ''),
    );
    const isMeasured = (name: string) =>
      ours.includes(name) || /^kassa_(nodejs|process|payment_id)/.test(name);
    expect([...new Set(named)].filter((name) => !isMeasured(name))).toEqual([]);
  });
});
