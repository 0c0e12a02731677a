import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const folder = resolve(import.meta.dirname, '../../../shared/providers/specs/paypal');

/** PayPal's own OpenAPI files are at hand. They are third-party data, so they are read in place and never copied. */
export const paypalSchemasPresent = existsSync(folder);

/** A request and its answer. Bodies are JSON, undefined for none; `path` has no query. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly sent: unknown;
  readonly received: unknown;
};

type Json = Record<string, unknown>;
type Operation = { readonly requestBody?: Json; readonly responses: Readonly<Record<string, Json>> };
type Found = { readonly file: string; readonly at: string; readonly operation: Operation };

const files = [
  'checkout_orders_v2',
  'payments_payment_v2',
  'vault_payment_tokens_v3',
  'notifications_webhooks_v1',
  'customer_disputes_v1',
];

/** Issues that PayPal's reference or clients know for these calls, but the files, which are of February 2024, do not. */
const laterIssues = [
  'TOKEN_ID_NOT_FOUND',
  'ACTION_DOES_NOT_MATCH_INTENT',
  'ORDER_COMPLETED_OR_VOIDED',
  'DECIMALS_NOT_SUPPORTED',
  'CARD_NUMBER_REQUIRED',
  'CARD_EXPIRY_REQUIRED',
  'DUPLICATE_REQUEST_ID',
  'MALFORMED_REQUEST_JSON',
];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the files are stricter about than PayPal is today: sentences in errors, later issues, how setup tokens are named. */
const relax = (node: unknown): void => {
  if (Array.isArray(node)) node.forEach(relax);
  if (!isObject(node)) return;
  Object.values(node).forEach(relax);
  const { properties } = node;
  if (!isObject(properties)) return;
  const { issue, description, details, type } = properties as Record<string, Json | undefined>;
  if (issue !== undefined && description !== undefined) delete description['enum'];
  const items = details?.['items'] as Json | undefined;
  if (Array.isArray(items?.['anyOf']))
    items['anyOf'].push({ properties: { issue: { enum: laterIssues } }, required: ['issue'] });
  const kinds = type?.['enum'];
  if (Array.isArray(kinds) && kinds.length === 1 && kinds[0] === 'BILLING_AGREEMENT')
    kinds.push('SETUP_TOKEN');
};

const load = (): { ajv: Ajv2020; find: (method: string, path: string) => Found | undefined } => {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
  const table: (Found & { readonly method: string; readonly pattern: RegExp })[] = [];
  for (const file of files) {
    const document = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Json;
    const schemas = (document['components'] as Json)['schemas'];
    relax(schemas);
    ajv.addSchema({ $id: file, components: document['components'], paths: document['paths'] });
    for (const [path, methods] of Object.entries(document['paths'] as Record<string, Json>))
      for (const [method, operation] of Object.entries(methods)) {
        const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
        const at = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
        table.push({ file, at, operation: operation as Operation, method, pattern });
      }
  }
  // A fixed word wins over a variable part: fewer wildcards first.
  table.sort((a, b) => a.pattern.source.split('[^/]+').length - b.pattern.source.split('[^/]+').length);
  const find = (method: string, path: string): Found | undefined =>
    table.find((one) => one.method === method.toLowerCase() && one.pattern.test(path));
  return { ajv, find };
};

let loaded: ReturnType<typeof load> | null = null;
const validators = new Map<string, ValidateFunction>();

const validator = (ajv: Ajv2020, file: string, pointer: string): ValidateFunction => {
  const ref = `${file}${encodeURI(pointer)}`;
  const known = validators.get(ref) ?? ajv.compile({ $ref: ref });
  validators.set(ref, known);
  return known;
};

const content = '/content/application~1json/schema';

/** Where the schema of an answer with this status is, null when the answer has no body; undefined: none may come. */
const schemaOf = ({ at, operation }: Found, status: number): string | null | undefined => {
  // A repetition is a 200 for every call that is a 201 at first, which only some of the files say.
  const keys = [String(status), ...(status === 200 ? ['201'] : []), 'default'];
  const key = keys.find((one) => one in operation.responses);
  if (key === undefined) return undefined;
  const { $ref: ref, content: body } = operation.responses[key]!;
  if (typeof ref === 'string') return `${ref}${content}`;
  return body === undefined ? null : `${at}/responses/${key}${content}`;
};

const complaints = (check: ValidateFunction, value: unknown, what: string): string[] =>
  check(value)
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${what}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      );

/** Takes an exchange and gives everything in it that PayPal's own schemas do not allow; nothing for calls they do not describe. */
export const schemaProblems = (exchange: Exchange): readonly string[] => {
  const { method, path, status, sent, received } = exchange;
  // Too many requests: every API answers so, and none of the files mentions it.
  if (!paypalSchemasPresent || status === 429) return [];
  loaded ??= load();
  const { ajv, find } = loaded;
  const found = find(method, path);
  if (found === undefined) return [];
  const name = `${method} ${path} ${status}`;
  const request =
    sent !== undefined && status < 400 && isObject(found.operation.requestBody?.['content'])
      ? complaints(validator(ajv, found.file, `${found.at}/requestBody${content}`), sent, `${name} sent `)
      : [];
  const schema = schemaOf(found, status);
  if (schema === undefined) return [...request, `${name}: no such status is documented`];
  // Some calls document that they may break, but not how they say so.
  if (schema === null && status >= 500) return request;
  if (schema === null)
    return received === undefined ? request : [...request, `${name}: a body where none is documented`];
  return [...request, ...complaints(validator(ajv, found.file, schema), received, `${name} received `)];
};

/** Takes the name of a schema in a file and a value and gives what the schema does not allow of it. */
export const misfits = (file: string, schema: string, value: unknown): readonly string[] => {
  if (!paypalSchemasPresent) return [];
  loaded ??= load();
  return complaints(validator(loaded.ajv, file, `#/components/schemas/${schema}`), value, schema);
};
