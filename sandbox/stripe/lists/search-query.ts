import { badParameter } from '../http/refusal.ts';

/** One condition of a search: a field or `metadata['key']`, and the text to compare with. */
type Clause = {
  readonly field: string;
  readonly key: string | null;
  readonly operator: string;
  readonly value: string;
};

/** A search: its conditions, and whether one (`OR`) or all (`AND`) must hold. */
export type SearchQuery = { readonly clauses: readonly Clause[]; readonly any: boolean };

const clausePattern =
  /^\s*(?<not>-)?(?<field>[a-z_.]+)(?:\[(?<q>['"])(?<key>.*?)\k<q>\])?(?<op>:|~|>=|<=|>|<)(?:(?<v>['"])(?<quoted>.*?)\k<v>|(?<bare>[^\s'"]+))\s*/;

const invalid = (query: string): Error =>
  badParameter(`We were unable to parse your search query: ${query}`, 'query');

/** Takes the text of a search (`status:'succeeded' AND metadata['k']:'v'`) and gives its conditions (Stripe doc "Search"). */
export const parseSearch = (query: string): SearchQuery => {
  const clauses: Clause[] = [];
  const words = new Set<string>();
  for (let rest = query; rest !== '';) {
    const found = clausePattern.exec(rest);
    const { not, field, key, op, quoted, bare } = found?.groups ?? {};
    if (found === null || field === undefined || op === undefined) throw invalid(query);
    clauses.push({
      field,
      key: key ?? null,
      operator: not === undefined ? op : `-${op}`,
      value: quoted ?? bare ?? '',
    });
    rest = rest.slice(found[0].length);
    const word = /^(?:AND|OR)\s+/i.exec(rest)?.[0];
    if (word !== undefined) words.add(word.trim().toUpperCase());
    rest = rest.slice(word?.length ?? 0);
    if (word !== undefined && rest === '') throw invalid(query);
  }
  if (clauses.length === 0 || words.size > 1) throw invalid(query);
  return { clauses, any: words.has('OR') };
};

const holds = (subject: Readonly<Record<string, unknown>>, clause: Clause): boolean => {
  const metadata = subject['metadata'] as Readonly<Record<string, string>> | undefined;
  const actual: unknown = clause.field === 'metadata' ? metadata?.[clause.key ?? ''] : subject[clause.field];
  if (actual === undefined || actual === null)
    return clause.value === 'null' ? !clause.operator.startsWith('-') : clause.operator.startsWith('-');
  const text = typeof actual === 'string' ? actual : JSON.stringify(actual);
  const [left, right] = [Number(actual), Number(clause.value)];
  switch (clause.operator) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '~':
      return text.toLowerCase().includes(clause.value.toLowerCase());
    case '-:':
      return text !== clause.value;
    default:
      return text === clause.value;
  }
};

/** Tells whether an object is what a search looks for. */
export const matches = (subject: object, query: SearchQuery): boolean => {
  const test = (clause: Clause): boolean => holds(subject as Readonly<Record<string, unknown>>, clause);
  return query.any ? query.clauses.some(test) : query.clauses.every(test);
};

/** Gives the value that a metadata key must have for the search to hold, when the search says so. */
export const requiredMetadata = (query: SearchQuery, key: string): string | null =>
  query.any
    ? null
    : (query.clauses.find((clause) => clause.key === key && clause.operator === ':')?.value ?? null);
