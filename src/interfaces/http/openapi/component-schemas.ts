import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;
export type ComponentSchemas = Readonly<{
  /** The schema as it stands in the document; parts with a name (`.meta({ id: 'Payment' })`) become references. */
  print(schema: z.ZodType): JsonSchema;
  /** All named parts met so far. */
  named: Readonly<Record<string, unknown>>;
}>;

/**
 * Always the input side of a schema. For a body that is what the caller may send; for a reply it is what `present`
 * returns and goes over the wire as it is. One side for all also means one schema per name.
 */
export const componentSchemas = (): ComponentSchemas => {
  const named: Record<string, unknown> = {};
  return {
    named,
    print: (schema) => {
      const printed = z.toJSONSchema(schema, { io: 'input' });
      const { $defs = {}, ...root } = rehomed(printed) as { $defs?: object };
      for (const [name, definition] of Object.entries($defs)) keep(named, name, definition);
      return root;
    },
  };
};

const keep = (named: Record<string, unknown>, name: string, definition: unknown): void => {
  const before = named[name];
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(definition))
    throw new TypeError(`two different schemas are called ${name}`);
  named[name] = definition;
};

/** The same schema with its references pointing at where OpenAPI keeps shared schemas; the document names the dialect once. */
const rehomed = (schema: object): unknown =>
  JSON.parse(
    JSON.stringify({ ...schema, $schema: undefined }).replaceAll(
      '"$ref":"#/$defs/',
      '"$ref":"#/components/schemas/',
    ),
  );
