import { type Operation } from '../operation.ts';
import { componentSchemas } from './component-schemas.ts';
import { operationObject } from './operation-object.ts';
import { sharedParameters } from './parameters.ts';
import { sharedHeaders } from './shared-headers.ts';

const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT or API key (sk_…)',
  description:
    'A JWT with the claims sub, tenant, roles and exp, or an API key. x-roles lists the roles a call needs one of; x-scope is the scope an API key needs besides.',
};

/** OpenAPI 3.1, printed from the same schemas that check the requests. */
export const openApi = (operations: readonly Operation[], version: string) => {
  const schemas = componentSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: operationObject(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kassa',
      version,
      description:
        'Payments that move money exactly once. Amounts are whole numbers in the minor unit of their currency.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.named,
      parameters: sharedParameters,
      headers: sharedHeaders,
      securitySchemes: { bearer },
    },
  };
};
