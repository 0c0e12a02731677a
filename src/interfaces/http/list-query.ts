import { z } from 'zod';

const pageSizeMax = 100;
const pageSizeDefault = 20;
const cursorLengthMax = 512;

/** The two parameters of every list. Extend it with the list's own filters. */
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

/** One page of a list, newest first. */
export const page = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({
    data: z.array(resource),
    nextCursor: z.string().nullable().describe('Ask for the next page with it; null on the last'),
  });
