import { type z } from 'zod';

/** Says what is wrong with an input, field by field. */
export const issuesInWords = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
