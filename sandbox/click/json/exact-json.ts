/** A number as it was written: Click's ids do not fit into a double, and its amounts are decimals. */
type Numeral = { readonly numeral: string };

/** What an answer of Click may hold. */
export type Flat = Readonly<Record<string, string | number | bigint | null>>;

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Takes JSON and gives what it says, every number as a numeral; null when it is not JSON. */
export const parseExact = (text: string): unknown => {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return JSON.parse(
    text.replaceAll(token, (found) => (found.startsWith('"') ? found : `{"numeral":"${found}"}`)),
  );
};

/** Takes an object and gives its JSON, bigints as numbers with all their digits. */
export const writeExact = (object: Flat): string => {
  const fields = Object.entries(object).map(
    ([key, value]) =>
      `${JSON.stringify(key)}:${typeof value === 'bigint' ? String(value) : JSON.stringify(value)}`,
  );
  return `{${fields.join(',')}}`;
};

const isNumeral = (value: unknown): value is Numeral =>
  typeof value === 'object' && value !== null && 'numeral' in value && typeof value.numeral === 'string';

/** Takes a value and gives the digits of a JSON number, null for anything else. */
export const numeralOf = (value: unknown): string | null => (isNumeral(value) ? value.numeral : null);

/** Takes a value and gives the text of a string or of a number as it was written, null for anything else. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : numeralOf(value);

/** Takes what was parsed and gives its fields when it is an object, null otherwise. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumeral(value)
    ? { ...value }
    : null;
