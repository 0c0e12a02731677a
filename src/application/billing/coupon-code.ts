import { z } from 'zod';

/** Capitals make no difference to whoever types one in, so there is one way to write it. */
export const CouponCodeSchema = z
  .string()
  .regex(
    /^[0-9A-Za-z][0-9A-Za-z_-]{1,39}$/,
    'must be 2 to 40 letters, digits, dashes or underscores, and begin with a letter or digit',
  )
  .transform((code) => code.toUpperCase())
  .meta({ examples: ['SPRING-20'] });
