import { type IndexDescription } from 'mongodb';
import { type NumberSeries } from '#application/billing/ports/invoice-numbers';
import { type TenantId } from '#domain/shared/ids';

/** One number, and what it was given for. `of`: the tenant and the series. */
export type StoredNumber = Readonly<{ _id: string; of: string; number: number; key: string }>;

/** Enough digits for every whole number that is exact, so that ids sort as numbers do. */
const digits = 16;

export const sequenceOf = (tenantId: TenantId, series: NumberSeries): string => `${tenantId}/${series}`;

export const storedNumber = (of: string, number: number, key: string): StoredNumber => ({
  _id: `${of}/${String(number).padStart(digits, '0')}`,
  of,
  number,
  key,
});

/** All ids of a sequence: the second bound is what comes after `/`. */
export const idsOf = (of: string) => ({ _id: { $gt: `${of}/`, $lt: `${of}0` } });

/** That a number is given once is said by its id. */
export const invoiceNumberIndexes: IndexDescription[] = [
  { name: 'key', key: { of: 1, key: 1 }, unique: true },
];
