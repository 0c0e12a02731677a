import { z } from 'zod';

export const nameForm =
  'must begin with a small letter and go on with up to 62 small letters, digits or dashes';

/** What a plan calls one of the things it lets its subscribers do. Fit to be a key anywhere. */
export const FeatureNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, nameForm)
  .meta({ examples: ['posts'] });
