import { type StatementLine } from '#application/reconciliation/contract';
import { type EntryKind } from '#domain/reconciliation/entry';
import { type Currency, isCurrency } from '#domain/shared/currency';
import { type Money, money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type Heading } from './heading.ts';
import { readAmount } from './read-amount.ts';
import { readInstant } from './read-instant.ts';
import { type Field } from './statement-format.ts';

/** What is wrong with a line; `column` as the file calls it, null where it is no single one. */
export type LineProblem = Readonly<{ column: string | null; problem: string }>;

const textMax = 255;
/** Thrown and caught here only: a line has many cells that can each be wrong. */
class Unreadable extends Error {
  readonly field: Field;
  constructor(field: Field, problem: string) {
    super(problem);
    this.field = field;
  }
}

/** One line of a statement; or which column can't be read, and why. Nothing passes through a floating-point number. */
export const readLine = (heading: Heading, cells: readonly string[]): Result<StatementLine, LineProblem> => {
  if (cells.length !== heading.width)
    return err({
      column: null,
      problem: `it has ${cells.length} cells where the heading has ${heading.width}`,
    });
  const cell = (field: Field): string => {
    const at = heading.places.get(field);
    return at ? (cells[at.place] ?? '') : '';
  };
  try {
    return ok(lineOf(heading, cell));
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure;
    return err({
      column: heading.places.get(failure.field)?.name ?? failure.field,
      problem: failure.message,
    });
  }
};

const lineOf = ({ format }: Heading, cell: (field: Field) => string): StatementLine => {
  const named = (field: Field): string | undefined => {
    const text = cell(field);
    if (text.length > textMax) throw new Unreadable(field, `is longer than ${textMax} characters`);
    return text === '' ? undefined : text;
  };
  const word = <Meaning>(field: Field, meanings: Readonly<Record<string, Meaning>>): Meaning | undefined => {
    const text = cell(field).toLowerCase();
    if (text === '') return undefined;
    if (!Object.hasOwn(meanings, text))
      throw new Unreadable(field, `is none of ${Object.keys(meanings).join(', ')}`);
    return meanings[text];
  };
  const found = format.referenceIn?.exec(cell('purpose'))?.[0];
  const reference = found ?? named('reference');
  if (reference === undefined) throw new Unreadable(format.referenceIn ? 'purpose' : 'reference', 'is empty');
  const currency = cell('currency') === '' ? format.currency : cell('currency');
  if (currency === undefined || !isCurrency(currency))
    throw new Unreadable('currency', 'is not an ISO 4217 code in capital letters');
  const at = readInstant(cell('at'), format.aheadMs);
  if (!at)
    throw new Unreadable(
      'at',
      format.aheadMs === undefined ? 'must be an ISO 8601 instant with its offset' : 'is not a date',
    );
  const sum = (field: Field): Money | undefined => sumOf(cell, field, currency, format.isGrouped);
  const moved = movedOf(sum, cell, currency);
  if (moved.minor === 0n || (moved.minor < 0n && !format.isSigned))
    throw new Unreadable('amount', 'must be above zero');
  const kind: EntryKind = moved.minor < 0n ? 'refund' : (word('kind', format.kinds) ?? 'payment');
  const fee = sum('fee');
  return {
    kind,
    reference,
    ourId: named('ourId'),
    paymentId: named('paymentId'),
    paymentReference: named('paymentReference'),
    amount: moved.minor < 0n ? money(-moved.minor, currency) : moved,
    fee: fee ?? null,
    status: word('status', format.statuses) ?? 'completed',
    at,
  };
};

const sumOf = (
  cell: (field: Field) => string,
  field: Field,
  currency: Currency,
  isGrouped: boolean,
): Money | undefined => {
  if (cell(field) === '') return undefined;
  const read = readAmount(cell(field), currency, isGrouped);
  if (!read) throw new Unreadable(field, `must be a number with no more decimals than ${currency} has`);
  return read;
};

/** What came, below zero for what went: signed, or in two columns of which one is empty or zero. */
const movedOf = (
  sum: (field: Field) => Money | undefined,
  cell: (field: Field) => string,
  currency: Currency,
): Money => {
  const amount = sum('amount');
  if (amount) return amount;
  const [credit, debit] = [sum('credit')?.minor ?? 0n, sum('debit')?.minor ?? 0n];
  if (credit < 0n || debit < 0n || (credit > 0n && debit > 0n))
    throw new Unreadable(
      credit < 0n ? 'credit' : 'debit',
      'one of credit and debit must be above zero, the other empty',
    );
  if (credit === 0n && debit === 0n)
    throw new Unreadable(cell('amount') === '' ? 'amount' : 'credit', 'is empty');
  return money(credit - debit, currency);
};
