import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import {
  type StatementFile,
  type UnreadableStatement,
} from '#application/reconciliation/ports/statement-file';
import { type StatementLine } from '#application/reconciliation/ports/statement';
import { err, ok } from '#domain/shared/result';
import { type Heading, readHeading } from './heading.ts';
import { readLine } from './read-line.ts';
import { separated } from './separated.ts';
import { NotUtf8, utf8Texts } from './utf8-texts.ts';

const pageMax = 200;
const recordMax = 16_384;
const Parsed = z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) });

/**
 * Statements as CSV (RFC 4180, or with semicolons or tabs) in UTF-8, with a heading, of the formats in statement-formats.ts.
 * Only some pages are held at a time, however long the file is.
 */
export const csvStatement = (): StatementFile => ({
  pages: async function* (bytes, format) {
    let heading: Heading | undefined;
    let page: StatementLine[] = [];
    let last = 0;
    try {
      const { separator, texts } = await separated(utf8Texts(bytes));
      const parser = parse({
        info: true,
        bom: true,
        trim: true,
        delimiter: separator,
        skip_empty_lines: true,
        relax_column_count: true,
        max_record_size: recordMax,
      });
      // What fails on the way is thrown by whoever reads the parser.
      pipeline(Readable.from(texts), parser, () => undefined);
      for await (const parsed of parser) {
        const { info, record } = Parsed.parse(parsed);
        last = info.lines;
        if (!heading) {
          const read = readHeading(record, format);
          if (!read.ok) {
            yield err(unreadable(last, null, read.error));
            return;
          }
          heading = read.value;
          continue;
        }
        const line = readLine(heading, record);
        if (!line.ok) {
          yield err(unreadable(last, line.error.column, line.error.problem));
          return;
        }
        page.push(line.value);
        if (page.length < pageMax) continue;
        yield ok(page);
        page = [];
      }
    } catch (failure) {
      if (failure instanceof NotUtf8) {
        yield err(unreadable(last + 1, null, 'from here on it is not UTF-8: save the file as UTF-8'));
        return;
      }
      if (!(failure instanceof CsvError)) throw failure;
      yield err(unreadable(Number(failure.lines ?? last + 1), null, failure.message));
      return;
    }
    if (!heading) {
      yield err(unreadable(1, null, 'the file is empty'));
      return;
    }
    if (page.length > 0) yield ok(page);
  },
});

const unreadable = (line: number, column: string | null, problem: string): UnreadableStatement => ({
  code: 'statement-unreadable',
  line,
  column,
  problem,
});
