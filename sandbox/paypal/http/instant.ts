import { invalid } from './refusal.ts';

/** Takes a query and a name and gives the instant in milliseconds, undefined when it is absent; no instant is refused with 400. */
export const instant = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name);
  if (text === null) return undefined;
  // PayPal writes offsets without a colon ("+0000"), which not every parser takes; a plus unescaped in a query is a space.
  const ms = Date.parse(
    text.replace(/[ +](\d{2}):?(\d{2})$/, '+$1:$2').replace(/-(\d{2})(\d{2})$/, '-$1:$2'),
  );
  if (!Number.isNaN(ms) && /^\d{4}-\d{2}-\d{2}T/.test(text)) return ms;
  throw invalid({ issue: 'INVALID_PARAMETER_SYNTAX', field: name, value: text, location: 'query' });
};

/** Takes milliseconds and gives the instant to the second, as resources carry it. */
export const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
