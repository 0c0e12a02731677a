/** What has a canonical form: data without functions, floats or `undefined` inside lists. */
export type Canonical =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly Canonical[]
  | { readonly [field: string]: Canonical | undefined };

/**
 * One text for equal data, whatever the order of its fields: JSON with sorted keys and no white space. Whole numbers of any
 * size stand as digits, instants as ISO 8601 in UTC, absent fields not at all.
 */
export const canonicalForm = (value: Canonical): string => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
      return value.toString();
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
      return String(value);
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : ofObject(value);
  }
};

const ofObject = (value: Exclude<Canonical, string | number | bigint | boolean | null>): string => {
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (isList(value)) return `[${value.map(canonicalForm).join(',')}]`;
  let fields = '';
  for (const name of Object.keys(value).sort()) {
    const field = value[name];
    if (field !== undefined)
      fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonicalForm(field)}`;
  }
  return `{${fields}}`;
};

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);
