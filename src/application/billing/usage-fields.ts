import { z } from 'zod';
import { CustomerIdSchema } from '../shared/schemas.ts';
import { FeatureNameSchema } from './feature-name.ts';

/** Sums of a million of these are still exact. */
export const quantityMax = 1_000_000_000;

export const QuantitySchema = z.int().min(1).max(quantityMax).describe('How much of it, in whole units');

/** Fit to be part of a path: it becomes part of a reservation's id. */
export const RequestIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_:-]{1,64}$/, 'must be 1 to 64 letters, digits, dashes, underscores or colons')
  .describe('A value of your own for each thing that is counted: sent again, it is not counted again');

/** What every question about usage says. */
export const usageFields = {
  feature: FeatureNameSchema.describe('As the plan calls it'),
  customerId: CustomerIdSchema.optional().describe(
    'Whose usage it is. Customers mean themselves and may leave it out; admins must say whose',
  ),
};
