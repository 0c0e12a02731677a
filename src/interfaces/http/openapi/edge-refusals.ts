import { type Operation } from '../operation.ts';

/** Status and code of every refusal that an operation can meet, its own and those of the edge before it. */
export const refusalsOf = (operation: Operation): readonly (readonly [status: number, code: string])[] => [
  ...edgeRefusals(operation),
  ...Object.entries(operation.refusals).map(([code, status]) => [status, code] as const),
];

const edgeRefusals = (operation: Operation): readonly (readonly [number, string])[] => {
  const { access, takes, body, params, query, idempotent, rateLimited, tag, method } = operation;
  if (tag === 'System') return [];
  const isRaw = typeof takes === 'object';
  const isForm = takes === 'form';
  const when = (applies: boolean, ...refusals: (readonly [number, string])[]) => (applies ? refusals : []);
  return [
    ...when(access !== 'public', [401, 'unauthenticated'], [403, 'forbidden'], [403, 'scope-missing']),
    ...when(idempotent === true, [400, 'idempotency-key-required']),
    ...when(idempotent !== false, [400, 'idempotency-key-invalid']),
    ...when(params !== undefined, [404, 'not-found']),
    ...when(body !== undefined, [415, 'unsupported-media-type']),
    ...when(body !== undefined && !isForm, [400, 'malformed-json'], [422, 'raw-card-fields-refused']),
    ...when(body !== undefined || isRaw, [413, 'payload-too-large']),
    ...when((body !== undefined && !isForm) || query !== undefined, [422, 'invalid-request']),
    ...when(!isRaw && !isForm, [422, 'card-number-refused']),
    ...when(rateLimited, [429, 'rate-limited']),
    ...when(!isRaw && method !== 'get', [409, 'conflict']),
    [500, 'internal-error'],
    ...when(rateLimited && idempotent === true, [503, 'rate-limit-unavailable']),
    [503, 'unavailable'],
    [503, 'request-timeout'],
  ];
};
