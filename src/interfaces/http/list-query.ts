import { z } from 'zod';

const pageSizeMax = 100;
const pageSizeDefault = 20;
const cursorLengthMax = 512;

/** The two parameters of every list. Extend it, or `listOf`, with the list's own filters. */
export const ListQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageSizeMax)
    .default(pageSizeDefault)
    .describe('How many at most'),
  cursor: z
    .string()
    .min(1)
    .max(cursorLengthMax)
    .optional()
    .describe('The nextCursor of the page before. Opaque: do not build or read one'),
});

/** The cursor of a list whose cursors have a form of their own: what never was one is a mistake, and no first page. */
export const cursorLike = (form: RegExp) =>
  ListQuery.shape.cursor.unwrap().regex(form, 'is not a nextCursor of this list').optional();
/** The two parameters of a list whose cursors are ids that begin with `prefix`. */
export const listOf = (prefix: string) =>
  ListQuery.extend({ cursor: cursorLike(new RegExp(`^${prefix}_[0-9A-Za-z_-]{2,40}$`)) });

/** One page of a list, newest first. */
export const page = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({
    data: z.array(resource),
    nextCursor: z.string().nullable().describe('Ask for the next page with it; null on the last'),
  });
