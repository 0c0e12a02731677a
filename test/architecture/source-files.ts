import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file as a test looks at it. */
export type SourceFile = Readonly<{ path: string; text: string; lines: number }>;

/** The TypeScript below these folders. */
export const sourceFiles = (...folders: readonly string[]): readonly SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith('.ts') && !path.includes('violations'))
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path, text, lines: text.split('\n').length - 1 };
      }),
  );

const comment = String.raw`\/\*[\s\S]*?\*\/|\/\/.*`;
const quoted = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|` + '`(?:[^`\\\\]|\\\\[\\s\\S])*`';
const pattern = String.raw`(?<=[(,=:[!&|?{};]\s*)\/(?![*/])(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n[]|\\.)+\/[a-z]*`;
const notCode = new RegExp(`${comment}|${quoted}|${pattern}`, 'g');

/** What a file does: without its comments, its patterns, and what stands in quotes. */
export const codeOf = (text: string): string =>
  text.replace(notCode, (found) => (/^['"`]/.test(found) ? "''" : ''));
