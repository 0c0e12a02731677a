const text = (description: string) => ({ description, schema: { type: 'string' } });
const count = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });

/** Headers of replies, under the names that operations refer to them by. */
export const sharedHeaders = {
  'X-Request-Id': text(
    'The id of this request: yours when you sent a sane one, else a new one. Quote it in questions',
  ),
  'Idempotent-Replayed': {
    description: 'Present when this is the answer to an earlier request with the same Idempotency-Key',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': count('Seconds to wait before asking again'),
  'RateLimit-Limit': count('How many requests you may make in the window'),
  'RateLimit-Remaining': count('How many of them are left'),
  'RateLimit-Reset': count('Seconds until all of them are back'),
  'RateLimit-Policy': text(
    'Every limit that counted, as `requests;w=seconds`; the other headers are about the tightest',
  ),
} as const;

export const headerReferences = (names: readonly (keyof typeof sharedHeaders)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export const rateLimitHeaders = [
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'RateLimit-Policy',
] as const;
