import { Ajv2020 } from 'ajv/dist/2020.js';
import request from 'supertest';
import { z } from 'zod';
import { route } from '#interfaces/http/route';
import { openApi } from '#interfaces/http/openapi/openapi';
import { ok } from '#domain/shared/result';
import { anEdge } from './support/edge.ts';

type Parameter = { name: string; in: string; required: boolean };
type OperationObject = {
  operationId: string;
  parameters: (Parameter | { $ref: string })[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  security?: object[];
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, OperationObject>>;
  components: Record<string, Record<string, unknown>>;
};

let document: Document;
beforeAll(async () => {
  document = (await request(anEdge().app).get('/openapi.json')).body;
});
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
const everyNode = function* (node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  yield node as Record<string, unknown>;
  for (const child of Object.values(node)) yield* everyNode(child);
};
const charge = () => document.paths['/api/v1/payments/charge']!['post']!;

it('has every path, the system’s own included, and a version', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual([
    '/api/v1/payments/charge',
    '/api/v1/payments/{paymentId}',
    '/api/v1/payments',
    '/api/v1/payments/{paymentId}/pdf',
    '/api/v1/payments/{paymentId}/events',
    '/api/v1/webhooks/{provider}',
    '/health/live',
    '/health/ready',
    '/metrics',
  ]);
});
it('has references that all lead somewhere', () => {
  const references = [...everyNode(document)]
    .map((node) => node['$ref'])
    .filter((to) => typeof to === 'string');
  expect(references.length).toBeGreaterThan(20);
  for (const to of references)
    expect([
      to,
      to
        .split('/')
        .slice(1)
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document),
    ]).toEqual([to, expect.anything()]);
});
it('declares every parameter of every path', () => {
  for (const { path, operation } of operations()) {
    const declared = operation.parameters
      .filter((one) => 'in' in one && one.in === 'path')
      .map((one) => (one as Parameter).name);
    expect(declared).toEqual(path.match(/(?<=\{)\w+/g) ?? []);
  }
});
it('has operation ids that are unique', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('postPaymentsCharge');
  expect(ids).toContain('getPaymentsByPaymentIdPdf');
});
it('has schemas that compile as JSON Schema 2020-12 and judge as the server does', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'kassa', ...document });
  const compiled = operations().flatMap(({ path, method, operation }) =>
    ['requestBody', ...Object.keys(operation.responses).map((status) => `responses/${status}`)].flatMap(
      (place) => {
        const holder = place
          .split('/')
          .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], operation);
        return Object.keys((holder as { content?: object } | undefined)?.content ?? {}).map((type) =>
          ajv.compile({
            $ref: `kassa#/paths/${pointer(path)}/${method}/${place}/content/${pointer(type)}/schema`,
          }),
        );
      },
    ),
  );
  expect(compiled.length).toBeGreaterThan(20);

  const body = ajv.compile({
    $ref: `kassa#/paths/${pointer('/api/v1/payments/charge')}/post/requestBody/content/${pointer('application/json')}/schema`,
  });
  expect(body(charge().requestBody?.content['application/json']?.example)).toBe(true);
  expect(
    body({ amount: 1, currency: 'USD', paymentMethod: { type: 'card', token: 't' }, colour: 'red' }),
  ).toBe(false);
});
const pointer = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

it('lists the refusals of each status, those of the edge included', () => {
  const codes = Object.fromEntries(
    Object.entries(charge().responses).map(([status, { description }]) => [status, description]),
  );
  expect(codes).toMatchObject({
    201: 'Created',
    202: 'Accepted',
    400: '`idempotency-key-required`, `idempotency-key-invalid`, `malformed-json`',
    401: '`unauthenticated`',
    402: '`payment-declined`',
    409: '`conflict`, `idempotency-in-flight`',
    422: '`raw-card-fields-refused`, `invalid-request`, `card-number-refused`, `idempotency-key-reused`, `amount-above-limit`',
    429: '`rate-limited`',
  });
});
it('demands a credential and a key where the server does', () => {
  expect(charge()).toMatchObject({ security: [{ bearer: [] }], 'x-roles': ['customer', 'seller', 'admin'] });
  expect(charge().parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
  expect(document.paths['/api/v1/payments/{paymentId}/events']?.['get']?.security).toEqual([]);
});
it('keeps named schemas once, with their examples', () =>
  expect(document.components['schemas']).toMatchObject({
    Payment: { type: 'object', examples: [{ id: 'pay_0001' }] },
    Problem: { required: ['type', 'title', 'status', 'code', 'detail', 'requestId'] },
  }));

describe('mistakes in a declaration stop the start', () => {
  const declare = (path: `/api/v1/${string}`, params: z.ZodType, reply: z.ZodType = z.string()) =>
    route<object>()(
      {
        method: 'get',
        path,
        tag: 'T',
        summary: 'S',
        access: 'public',
        params,
        reply,
        status: 200,
        refusals: {},
      },
      async () => ok(''),
      (text: string) => text,
    );
  it('a parameter that the path does not have', () =>
    expect(() => declare('/api/v1/a/:id', z.object({ name: z.string() }))).toThrow(
      '/api/v1/a/:id has the parameters id, its schema name',
    ));
  it('two endpoints for one call', () => {
    const one = declare('/api/v1/a/:id', z.object({ id: z.string() })).bind({});
    const two = declare('/api/v1/a/:name', z.object({ name: z.string() })).bind({});
    expect(() => anEdge({ endpoints: [one, two] })).toThrow('two endpoints answer GET /api/v1/a/:name');
  });
  it('two schemas of one name', () => {
    const named = (schema: z.ZodType) =>
      declare('/api/v1/a', z.object({}), z.object({ x: schema.meta({ id: 'Same' }) })).operation;
    expect(() => openApi([named(z.string()), named(z.number())], '1')).toThrow('called Same');
  });
});
