import { type Breach, breachesIn, ruleNames } from './cruise-source.ts';

const root = process.cwd();

describe('the dependency rules', () => {
  let ours: readonly Breach[];
  let broken: ReadonlySet<string>;
  beforeAll(async () => {
    ours = await breachesIn(root);
    broken = new Set((await breachesIn(`${root}/test/architecture/violations`)).map(({ rule }) => rule));
  }, 30_000);

  it('are kept by our source', () => expect(ours).toEqual([]));
  // A rule that cannot fail protects nothing, so each has a file under violations/ that breaks it.
  it.each(ruleNames)('%s can fail', (rule) => expect([...broken]).toContain(rule));
  it('are all there', () => expect(new Set(ruleNames).size).toBeGreaterThanOrEqual(29));
});
