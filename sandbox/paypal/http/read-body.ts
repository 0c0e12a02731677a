import { type z } from 'zod';
import { type Problem, refusal } from './refusal.ts';

type Issue = z.core.$ZodIssue;

const at = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, key) => (inside as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    body,
  );

const issueOf = (issue: Issue, value: unknown): string => {
  if (value === undefined) return 'MISSING_REQUIRED_PARAMETER';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'INVALID_ARRAY_MIN_ITEMS' : 'INVALID_STRING_LENGTH';
    case 'too_big':
      return issue.origin === 'array' ? 'INVALID_ARRAY_MAX_ITEMS' : 'INVALID_STRING_LENGTH';
    case 'invalid_value':
      return 'INVALID_PARAMETER_VALUE';
    default:
      return 'INVALID_PARAMETER_SYNTAX';
  }
};

const problemOf = (issue: Issue, body: unknown): Problem => {
  const value = at(body, issue.path);
  return {
    issue: issueOf(issue, value),
    field: `/${issue.path.map(String).join('/')}`,
    ...(typeof value === 'string' ? { value } : {}),
    location: 'body',
  };
};

/** Takes the schema of a body and what was sent, gives what was read; everything wrong with it is refused at once with 400. */
export const readBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw refusal(
    400,
    parsed.error.issues.map((issue) => problemOf(issue, body)),
  );
};
