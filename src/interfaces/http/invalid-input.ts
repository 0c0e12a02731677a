import { type z } from 'zod';
import { type Problem } from './problem.ts';

/** A mistake that carries a `code` gives its name to the whole problem. */
export type Mistake = Readonly<{ path: readonly PropertyKey[]; message: string; code?: string | undefined }>;

/** Enough to correct any honest request; a body of nothing but mistakes does not become an even longer answer. */
const issuesMax = 50;

export const invalidInput = (mistakes: readonly Mistake[]): Problem => ({
  status: 422,
  code: mistakes.find(({ code }) => code !== undefined)?.code ?? 'invalid-request',
  issues: mistakes
    .slice(0, issuesMax)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
});

export const mistakesOf = (error: z.ZodError | undefined): readonly Mistake[] =>
  (error?.issues ?? []).flatMap((issue) => mistakesIn(issue));

const mistakesIn = (issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): readonly Mistake[] => {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'Unknown field' }));
  if (issue.code === 'invalid_union') {
    const nearest = nearestVariant(issue.errors);
    if (nearest.length > 0) return nearest.flatMap((inner) => mistakesIn(inner, path));
  }
  return [{ path, message: issue.message, code: codeOf(issue) }];
};

/** The variant that the input misses by the least: its mistakes are most likely what the caller meant. */
const nearestVariant = (variants: readonly (readonly z.core.$ZodIssue[])[]) =>
  variants.reduce(
    (nearest, variant) => (variant.length < nearest.length ? variant : nearest),
    variants[0] ?? [],
  );

/** Schemas name a problem with `ctx.addIssue({ code: 'custom', params: { code: 'currency-not-supported' } })`. */
const codeOf = (issue: z.core.$ZodIssue): string | undefined => {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
};
