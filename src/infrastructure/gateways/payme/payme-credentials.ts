import { z } from 'zod';

const key = z.string().min(1).max(255);

/** What proves Payme to us and us to Payme. Secret. */
export const PaymeCredentials = z
  .strictObject({
    key: key.optional().describe('Key of the cash register; needed in mode live'),
    testKey: key.optional().describe('Test key of the cash register; needed in mode test'),
    signingSecrets: z
      .array(z.string().min(16, 'must be 16 characters or more'))
      .max(5)
      .optional()
      .describe(
        'When given, calls must also carry the signature of your own proxy; several while one replaces another',
      ),
  })
  .refine(({ key, testKey }) => key !== undefined || testKey !== undefined, {
    error: 'is missing: give the key of the cash register, its test key, or both',
    path: ['key'],
  });
export type PaymeCredentials = z.output<typeof PaymeCredentials>;

export type PaymeMode = 'test' | 'live';
/** Where the key of a mode is kept. The key of the other mode opens nothing. */
export const keyNames = { live: 'key', test: 'testKey' } as const satisfies Record<
  PaymeMode,
  keyof PaymeCredentials
>;
