import { type Result } from '#domain/shared/result';
import { type StatementLine } from './statement.ts';

/** How a file may be written; each is described in docs/reconciliation.md. */
export const statementFormatNames = ['kassa', 'click', 'bank'] as const;
export type StatementFormatName = (typeof statementFormatNames)[number];

/**
 * A file that can't be read as a statement; `line` counts from one, the heading included, `column` is its name in the
 * file, null where the whole line is wrong.
 */
export type UnreadableStatement = Readonly<{
  code: 'statement-unreadable';
  line: number;
  column: string | null;
  problem: string;
}>;

/** Reads a statement that a person brings, in pages. Ends with the first line that can't be read. */
export interface StatementFile {
  /** Without a format it is recognised by the heading. */
  pages(
    bytes: AsyncIterable<Uint8Array>,
    format: StatementFormatName | undefined,
  ): AsyncIterable<Result<readonly StatementLine[], UnreadableStatement>>;
}
