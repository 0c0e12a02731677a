import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import {
  type StatementFile,
  type UnreadableStatement,
} from '#application/reconciliation/ports/statement-file';
import { type StatementLine } from '#application/reconciliation/ports/statement';
import { entryKinds } from '#domain/reconciliation/entry';
import { isCurrency } from '#domain/shared/currency';
import { err, ok, type Result } from '#domain/shared/result';
import { readAmount } from './read-amount.ts';

const pageMax = 500;
const chunkBytes = 65_536;
const recordMax = 16_384;

const text = z.string().trim().max(255);
const name = text.transform((value) => (value === '' ? undefined : value)).optional();
const Row = z.object({
  kind: z.enum(entryKinds).default('payment'),
  reference: text.min(1),
  our_id: name,
  payment_id: name,
  payment_reference: name,
  amount: text.min(1),
  currency: text.refine(isCurrency, 'is not an ISO 4217 code in capital letters'),
  fee: text.default(''),
  status: z.enum(['completed', 'pending', 'failed']).default('completed'),
  at: z.iso.datetime({ offset: true }),
});
const Parsed = z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) });

/**
 * Statements as CSV (RFC 4180) in UTF-8, with a heading. What each column says is in docs/reconciliation.md. Ids stay text and
 * amounts whole numbers of minor units: nothing passes through a floating-point number.
 */
export const csvStatement = (): StatementFile => ({
  pages: async function* (bytes) {
    const parser = Readable.from(chunksOf(bytes)).pipe(
      parse({
        columns: true,
        info: true,
        bom: true,
        trim: true,
        skip_empty_lines: true,
        max_record_size: recordMax,
      }),
    );
    let page: StatementLine[] = [];
    try {
      for await (const parsed of parser) {
        const { info, record } = Parsed.parse(parsed);
        const line = lineOf(record);
        if (!line.ok) {
          yield err(unreadable(info.lines, line.error));
          return;
        }
        page.push(line.value);
        if (page.length < pageMax) continue;
        yield ok(page);
        page = [];
      }
    } catch (failure) {
      if (!(failure instanceof CsvError)) throw failure;
      yield err(unreadable(Number(failure.lines ?? 0), failure.message));
      return;
    }
    if (page.length > 0) yield ok(page);
  },
});

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += chunkBytes)
    yield Buffer.from(bytes.subarray(start, start + chunkBytes));
}

const unreadable = (line: number, problem: string): UnreadableStatement => ({
  code: 'statement-unreadable',
  line,
  problem,
});

const lineOf = (record: Readonly<Record<string, string>>): Result<StatementLine, string> => {
  // An empty cell says nothing, as if its column were not there.
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
  const read = Row.safeParse(given);
  if (!read.success)
    return err(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const { kind, reference, our_id, payment_id, payment_reference, currency, status, at, ...sums } = read.data;
  const amount = readAmount(sums.amount, currency);
  const fee = sums.fee === '' ? null : readAmount(sums.fee, currency);
  if (!amount || amount.minor <= 0n)
    return err('amount: must be above zero, with no more decimals than its currency has');
  if (fee === undefined) return err('fee: must be a number with no more decimals than its currency has');
  return ok({
    kind,
    reference,
    ourId: our_id,
    paymentId: payment_id,
    paymentReference: payment_reference,
    amount,
    fee,
    status,
    at: new Date(at),
  });
};
