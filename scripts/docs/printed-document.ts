/** A file that is written by `npm run docs` and by nobody else. */
export type PrintedDocument = Readonly<{ path: string; text: string }>;

/** How every printed Markdown file begins. */
export const printedHeading = (title: string, madeFrom: string): string =>
  `# ${title}\n\n> Printed by \`npm run docs\` from ${madeFrom}. Change those, not this.\n`;

/** A Markdown table. A bar or a line break in a cell would end it, so they are written otherwise. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(
      (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
    )
    .join('\n');

export const mermaid = (lines: readonly string[]): string => ['```mermaid', ...lines, '```'].join('\n');
