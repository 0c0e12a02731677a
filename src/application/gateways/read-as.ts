import { type z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { type Provider } from './ports/provider.ts';

/** What is wrong with settings or credentials, in the words of the provider's own schemas. Never says what was given. */
export type AccountNotAccepted = Readonly<{
  code: 'gateway-account-not-accepted';
  issues: readonly Readonly<{ path: string; message: string }>[];
}>;

type Fields = Readonly<Record<string, unknown>>;
export type Given = Readonly<{ settings: Fields; credentials: Fields }>;

/** What was given for an account of this mode, as this provider reads it. */
export const readAs = (
  provider: Provider,
  mode: 'test' | 'live',
  { settings, credentials }: Given,
): Result<Given, AccountNotAccepted> => {
  const readSettings = provider.settings.safeParse(settings);
  const readCredentials = provider.credentials.safeParse(credentials);
  const issues = [
    ...issuesIn('settings', readSettings.error),
    ...issuesIn('credentials', readCredentials.error),
    ...(readCredentials.success ? (provider.modeIssues?.(mode, readCredentials.data) ?? []) : []),
  ];
  return issues.length > 0
    ? err({ code: 'gateway-account-not-accepted', issues })
    : ok({ settings: readSettings.data as Fields, credentials: readCredentials.data as Fields });
};

const issuesIn = (part: string, error: z.ZodError | undefined): AccountNotAccepted['issues'] =>
  (error?.issues ?? []).flatMap((issue) => {
    const path = [part, ...issue.path.map(String)];
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'Unknown field' }))
      : [{ path: path.join('.'), message: issue.message }];
  });

/** The present fields with others in their place; null takes one away. */
export const changed = (present: Fields, changes: Fields): Fields =>
  Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== null));
