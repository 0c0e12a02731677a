import { readdirSync, readFileSync } from 'node:fs';

/** One file for each failure code: all that happens to a period that is never paid, as people may read it. */
const folder = 'test/domain/billing/golden/dunning';

export const goldenCodes = (): string[] =>
  readdirSync(folder)
    .map((name) => name.replace(/\.txt$/, ''))
    .sort();

export const goldenDunning = (code: string): string => readFileSync(`${folder}/${code}.txt`, 'utf8');

const heading = ['at', 'what is done', 'status', 'may use', 'the customer is told'];

/** The text of such a file, of lines as `dunningStory` tells them. */
export const dunningText = (code: string, lines: readonly string[]): string => {
  const rows = [heading, ...lines.map((line) => line.split(' | ').map(inWords))];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    `A period that begins on Tuesday 9 April 2030 at noon and always fails with ${code}.`,
    '',
    ...table,
    '',
  ].join('\n');
};

const inWords = (cell: string): string =>
  cell
    .replace(/^tells /, '')
    .replace(/^nothing$/, '-')
    .replace('T', ' ');
