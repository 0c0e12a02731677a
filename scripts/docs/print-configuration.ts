import { type z } from 'zod';
import { ConfigSchema } from '#bootstrap/config';
import { printedHeading, table } from './printed-document.ts';

const opening = `Both processes read the environment once, at start. An empty variable counts as unset. A value that is missing or wrong
stops the start with one line per mistake. Secrets have no defaults; either \`JWT_SECRET\` or \`JWT_JWKS_URL\` must be given.
`;

const neededOrDefault = (schema: z.ZodType): string => {
  const unset = schema.safeParse(undefined);
  if (!unset.success) return '**needed**';
  return unset.data === undefined ? '–' : `\`${JSON.stringify(unset.data).replaceAll('"', '')}\``;
};

const row = ([name, schema]: [string, z.ZodType]): string[] => {
  if (!schema.description) throw new Error(`${name} does not say what it is for`);
  return [`\`${name}\``, neededOrDefault(schema), schema.description];
};

/** Every setting of the API and the worker. */
export const printConfiguration = (): string =>
  [
    printedHeading('Configuration', '`src/bootstrap/config.ts`'),
    opening,
    table(['name', 'default', 'what for'], Object.entries(ConfigSchema.shape).map(row)),
  ]
    .join('\n')
    .concat('\n');
