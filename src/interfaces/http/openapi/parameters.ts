import { type z } from 'zod';
import { type Operation } from '../operation.ts';
import { pathNames } from '../path-names.ts';
import { type ComponentSchemas, type JsonSchema } from './component-schemas.ts';

/** The parameters of an operation: those of its path, its query and its headers. */
export const parametersOf = ({ path, params, query, idempotent }: Operation, schemas: ComponentSchemas) => {
  const inPath = fieldsOf(params, schemas);
  const inQuery = fieldsOf(query, schemas);
  return [
    ...pathNames(path).map((name) =>
      parameter(name, 'path', true, inPath.properties[name] ?? { type: 'string' }),
    ),
    ...Object.entries(inQuery.properties).map(([name, schema]) =>
      parameter(name, 'query', inQuery.required.includes(name), schema),
    ),
    ...(idempotent ? [{ $ref: `#/components/parameters/${keyParameters[String(idempotent)]}` }] : []),
    { $ref: '#/components/parameters/RequestId' },
  ];
};

const keyParameters: Readonly<Record<string, string>> = {
  true: 'IdempotencyKey',
  optional: 'OptionalIdempotencyKey',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A value of your own, the same for every retry of one intent: it takes effect once. Kept for at least 24 hours',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  example: 'order-4711-try-1',
};

export const sharedParameters = {
  IdempotencyKey: { ...idempotencyKey, required: true },
  OptionalIdempotencyKey: { ...idempotencyKey, required: false },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    description: 'Comes back in the answer and stands in our logs',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  },
};

const parameter = (name: string, place: 'path' | 'query', required: boolean, described: JsonSchema) => {
  const { description, ...schema } = described;
  return { name, in: place, required, ...(description !== undefined && { description }), schema };
};

const fieldsOf = (schema: z.ZodType | undefined, schemas: ComponentSchemas) => {
  const { properties = {}, required = [] } = (schema ? schemas.print(schema) : {}) as {
    properties?: Readonly<Record<string, JsonSchema>>;
    required?: readonly string[];
  };
  return { properties, required };
};
