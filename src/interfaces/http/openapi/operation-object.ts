import { STATUS_CODES } from 'node:http';
import { type Operation } from '../operation.ts';
import { scopeOf } from '../scope-of.ts';
import { type ComponentSchemas } from './component-schemas.ts';
import { parametersOf } from './parameters.ts';
import { refusalsOf } from './edge-refusals.ts';
import { ProblemSchema } from './problem-schema.ts';
import { headerReferences, rateLimitHeaders } from './shared-headers.ts';

/** One operation of the document. */
export const operationObject = (operation: Operation, schemas: ComponentSchemas) => ({
  operationId: operationIdOf(operation),
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.description !== undefined && { description: operation.description }),
  ...accessOf(operation),
  parameters: parametersOf(operation, schemas),
  ...requestBodyOf(operation, schemas),
  responses: { ...successes(operation, schemas), ...problems(operation, schemas) },
});

/** `post /api/v1/payments/:paymentId/capture` is `postPaymentsByPaymentIdCapture`. */
const operationIdOf = ({ method, path }: Operation): string =>
  path
    .replace('/api/v1', '')
    .replaceAll(':', 'by-')
    .split(/\W+/)
    .filter((word) => word !== '')
    .reduce<string>((id, word) => id + word.charAt(0).toUpperCase() + word.slice(1), method);

const accessOf = (operation: Operation) =>
  operation.access === 'public'
    ? { security: [] }
    : { security: [{ bearer: [] }], 'x-roles': operation.access, 'x-scope': scopeOf(operation) };

const requestBodyOf = ({ takes, body, examples }: Operation, schemas: ComponentSchemas) => {
  if (typeof takes === 'object') return { requestBody: { content: { '*/*': { schema: {} } } } };
  if (!body) return {};
  const content = {
    schema: schemas.print(body),
    ...(examples?.body !== undefined && { example: examples.body }),
  };
  const type = takes === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return { requestBody: { required: !body.safeParse({}).success, content: { [type]: content } } };
};

const successes = (operation: Operation, schemas: ComponentSchemas) => {
  const headers = headerReferences([
    'X-Request-Id',
    ...(operation.idempotent ? (['Idempotent-Replayed'] as const) : []),
    ...(operation.rateLimited ? rateLimitHeaders : []),
  ]);
  const content = contentOf(operation, schemas);
  return Object.fromEntries(
    operation.statuses.map((status) => [
      status,
      {
        description: STATUS_CODES[status] ?? 'Done',
        headers,
        ...(status !== 204 && status !== 304 && { content }),
      },
    ]),
  );
};

const contentOf = ({ reply, replyType, examples }: Operation, schemas: ComponentSchemas) => ({
  [replyType]: {
    schema: reply ? schemas.print(reply) : {},
    ...(examples?.reply !== undefined && { example: examples.reply }),
  },
});

const problems = (operation: Operation, schemas: ComponentSchemas) => {
  const problem = schemas.print(ProblemSchema);
  const codes = new Map<number, Set<string>>();
  for (const [status, code] of refusalsOf(operation))
    codes.set(status, (codes.get(status) ?? new Set()).add(code));
  return Object.fromEntries(
    [...codes].map(([status, known]) => [
      status,
      {
        description: [...known].map((code) => `\`${code}\``).join(', '),
        headers: headerReferences([
          'X-Request-Id',
          ...([409, 429, 503].includes(status) ? (['Retry-After'] as const) : []),
        ]),
        content: {
          'application/problem+json': {
            schema: { allOf: [problem, { properties: { code: { enum: [...known] } } }] },
          },
        },
      },
    ]),
  );
};
