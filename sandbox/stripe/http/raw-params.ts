/** Parameters as they come out of a form body or a query string. */
export type RawParams = Readonly<Record<string, unknown>>;

/** Tells whether a value is a hash of parameters. */
export const isHash = (value: unknown): value is RawParams =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes a list or a hash with numbers as keys, as indexed form fields give it, and gives the list; null if it is neither. */
export const listFrom = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isHash(value)) return null;
  const keys = Object.keys(value);
  return keys.every((key) => /^\d+$/.test(key)) ? keys.map((key) => value[key]) : null;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isHash(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

/** Takes parameters and gives a text that is equal for equal parameters, in whatever order they were sent. */
export const canonical = (params: RawParams): string => JSON.stringify(sorted(params));
