import { isHash } from '../http/raw-params.ts';
import { integer } from '../http/readers.ts';
import { hash, type Reader } from '../http/shape.ts';

/** Tells whether a time in seconds is wanted. */
export type CreatedFilter = (seconds: number) => boolean;

const range = hash({ gt: integer, gte: integer, lt: integer, lte: integer });

/** Reads `created`: one time, or bounds `gt`, `gte`, `lt`, `lte` (Stripe doc "Pagination"). */
export const created: Reader<CreatedFilter> = (value, param) => {
  if (!isHash(value)) {
    const exact = integer(value, param);
    return (seconds) => exact === null || seconds === exact;
  }
  const { gt, gte, lt, lte } = range(value, param) ?? {};
  return (seconds) =>
    (gt == null || seconds > gt) &&
    (gte == null || seconds >= gte) &&
    (lt == null || seconds < lt) &&
    (lte == null || seconds <= lte);
};
