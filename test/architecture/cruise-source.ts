import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { createRequire } from 'node:module';

type Config = Readonly<{ forbidden: IForbiddenRuleType[]; options: Record<string, unknown> }>;
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Config;

export const ruleNames = config.forbidden.map(({ name }) => name!);

/** One breach: which rule, and between which files. */
export type Breach = Readonly<{ rule: string; from: string; to: string }>;

/** Every breach of our rules below this folder. */
export const breachesIn = async (baseDir: string): Promise<readonly Breach[]> => {
  const { output } = await cruise(['src', 'sandbox'], {
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    ...config.options,
    // The aliases are resolved by the conditions above; a second tsconfig would have to be found in each folder.
    tsConfig: undefined,
    baseDir,
  } as never);
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
};
