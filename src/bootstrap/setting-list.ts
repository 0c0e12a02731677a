import { z } from 'zod';

/** A setting that holds several values, separated by commas. Empty ones do not count. */
export const settingList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
