import { z } from 'zod';

/** Payme's ids are 24 hexadecimal digits; we ask only that they are texts of a sane length. */
export const Id = z.string().min(1).max(64);
/** Unix milliseconds, within what a date can be. */
export const Instant = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((ms) => new Date(ms));
/** Tiyin. What is not above nothing is a wrong amount, not a wrong request. */
export const Tiyin = z.int();
/** What the payer typed, by the fields of the cash register. Documented as texts; numbers are taken for texts too. */
export const Account = z.record(
  z.string().min(1).max(64),
  z.union([z.string().max(255), z.number()]).transform(String),
);
export const OneId = z.object({ id: Id });
