import { LRUCache } from 'lru-cache';
import { type Collection, MongoBulkWriteError } from 'mongodb';
import { type InvoiceNumbers } from '#application/billing/ports/invoice-numbers';
import { Unavailable } from '#application/shared/unavailable';
import { type Mongo } from '../connection.ts';
import { isDuplicateCode, translated } from '../mongo-failures.ts';
import { together } from '../together.ts';
import { idsOf, sequenceOf, storedNumber, type StoredNumber } from './invoice-number.document.ts';

/** One command at a time for a sequence: two of one process would only be in each other's way. */
const limits = { underWayMax: 1, sizeMax: 100 };
/** Each try that fails means that another process was given numbers. */
const triesMax = 100;
const sequencesMax = 10_000;

type Ask = (key: string) => Promise<number>;

/**
 * A document for each number. They are inserted one after the other, each after one that exists, so whatever breaks off
 * leaves no gap; the unique index over keys gives a key no second one. All that is kept for good: forgetting a key, even one
 * whose invoice is written, would number it again for somebody who has read it before it was.
 */
export const mongoInvoiceNumbers = ({ mongo: { db } }: { mongo: Mongo }): InvoiceNumbers => {
  const numbers = db.collection<StoredNumber>('invoice_numbers');
  const sequences = new LRUCache<string, Ask>({ max: sequencesMax });
  const askOf = (of: string): Ask => {
    const ask = sequences.get(of) ?? together(givingIn(numbers, of), limits);
    sequences.set(of, ask);
    return ask;
  };
  return {
    numberOf: (tenantId, series, key) => askOf(sequenceOf(tenantId, series))(key),
  };
};

/** Gives each of these keys its number. What the last one is, is remembered; whoever is mistaken in it is told by the database. */
const givingIn = (numbers: Collection<StoredNumber>, of: string) => {
  let known: number | undefined;

  const lastNumber = async (): Promise<number> => {
    const last = await translated(
      numbers.findOne(idsOf(of), { sort: { _id: -1 }, projection: { _id: 0, number: 1 } }),
    );
    return last?.number ?? 0;
  };
  const numbersOf = async (keys: readonly string[]): Promise<readonly StoredNumber[]> =>
    translated(numbers.find({ of, key: { $in: [...keys] } }).toArray());

  return async (keys: readonly string[]): Promise<readonly number[]> => {
    const given = new Map<string, number>();
    const keep = (some: readonly StoredNumber[]) => {
      for (const { key, number } of some) given.set(key, number);
    };
    for (let attempt = 0; attempt < triesMax; attempt += 1) {
      const last = known ?? (await lastNumber());
      known = undefined;
      const asked = [...new Set(keys)].filter((key) => !given.has(key));
      const next = asked.map((key, place) => storedNumber(of, last + 1 + place, key));
      const count = await translated(insertedOf(numbers, next));
      keep(next.slice(0, count));
      if (count === next.length) {
        known = last + count;
        return keys.map((key) => numberFor(given, key));
      }
      keep(await numbersOf(asked.slice(count)));
    }
    throw new Unavailable(`others were given the numbers of ${of} each time`);
  };
};

const numberFor = (given: ReadonlyMap<string, number>, key: string): number => {
  const number = given.get(key);
  if (number === undefined) throw new Error(`${key} was given no number`);
  return number;
};

/** How many of these were inserted, in order, before one whose number or key is in use. */
const insertedOf = async (
  numbers: Collection<StoredNumber>,
  next: readonly StoredNumber[],
): Promise<number> => {
  if (next.length === 0) return 0;
  try {
    await numbers.insertMany(next, { ordered: true });
    return next.length;
  } catch (failure) {
    if (!(failure instanceof MongoBulkWriteError)) throw failure;
    if (failure.result.getWriteConcernError() !== undefined)
      throw new Unavailable('the database does not say what it has written', { cause: failure });
    const [error] = [failure.writeErrors].flat();
    if (!error || !isDuplicateCode(error.code)) throw failure;
    return error.index;
  }
};
