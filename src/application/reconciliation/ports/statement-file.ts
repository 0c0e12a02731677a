import { type Result } from '#domain/shared/result';
import { type StatementLine } from './statement.ts';

/** A file that can't be read as a statement; `line` counts from one, the heading included. */
export type UnreadableStatement = Readonly<{ code: 'statement-unreadable'; line: number; problem: string }>;

/** Reads a statement that a person brings, in pages. Ends with the first line that can't be read. */
export interface StatementFile {
  pages(bytes: Uint8Array): AsyncIterable<Result<readonly StatementLine[], UnreadableStatement>>;
}
