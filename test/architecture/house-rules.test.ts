import { basename } from 'node:path';
import { codeOf, sourceFiles, type SourceFile } from './source-files.ts';

const linesMax = 250;
const medianMax = 60;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(route|document|test|e2e\.test|contract))?\.ts$/;
const vague = /^(common|base|misc)(\.ts)?$|(^|[-.])(utils?|helpers?|managers?|services?|dtos?|impl)([-.]|$)/;

const source = sourceFiles('src');
const everything = sourceFiles('src', 'sandbox', 'scripts', 'bench', 'chaos', 'test');
const tests = sourceFiles('test');
const names = (files: readonly SourceFile[]) => files.map(({ path }) => path);

describe('files', () => {
  it('are small: none above 250 lines, half of the source below 60', () => {
    const sizes = source.map(({ lines }) => lines).sort((a, b) => a - b);
    const tooLong = everything.filter(({ lines }) => lines > linesMax);
    expect(tooLong.map(({ path, lines }) => [path, lines])).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(medianMax);
    expect(sizes.length).toBeGreaterThan(200);
  });
  it('have names in kebab-case', () => {
    expect(names(everything.filter(({ path }) => !kebab.test(basename(path))))).toEqual([]);
  });
  it('are named for the thing, not for the kind', () => {
    expect(names(everything.filter(({ path }) => path.split('/').some((part) => vague.test(part))))).toEqual(
      [],
    );
    expect(
      ['string-utils.ts', 'payment-service.ts', 'helpers', 'base.ts'].every((name) => vague.test(name)),
    ).toBe(true);
  });
  it('called index.ts are only front doors and lists', () => {
    expect(names(source.filter(({ path }) => path.endsWith('/index.ts'))).sort()).toEqual(
      expect.arrayContaining(['src/application/payments/index.ts']),
    );
    const doors = /^src\/(application|interfaces\/http)\/[a-z-]+\/index\.ts$/;
    expect(names(source.filter(({ path }) => path.endsWith('/index.ts') && !doors.test(path)))).toEqual([]);
  });
});

describe('the domain', () => {
  const domain = sourceFiles('src/domain').map((file) => ({ ...file, text: codeOf(file.text) }));
  // The compiler, the linter and the dependency rules keep most things out; these would pass all three.
  it.each([
    ['waits for nothing', /\b(async|await|Promise)\b/],
    ['asks nobody what time it is', /\bnew Date\(\)|\bDate\.now\b|\bperformance\b/],
    ['draws no lots', /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
    ['reads no environment and prints nothing', /\bprocess\b|\bconsole\b/],
    ['has no classes', /\bclass\b|\bthis\b/],
    ['does not count money in floats', /\bparseFloat\b|\btoFixed\b|\bMath\.round\b/],
  ])('%s', (_what, pattern) => expect(names(domain.filter(({ text }) => pattern.test(text)))).toEqual([]));
});

describe('time, chance and identity', () => {
  const taken = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\brandomUUID\b/;
  /** The one folder that makes them, and the processes of a developer's machine, which are no part of a decision. */
  const makers = /^src\/(infrastructure\/system|bootstrap\/embedded)\//;

  it('are arguments everywhere but in the one folder that makes them', () => {
    const takers = source.filter(({ path }) => !makers.test(path));
    expect(names(takers.filter(({ text }) => taken.test(codeOf(text))))).toEqual([]);
  });
  it.each(['x = new Date()', 'Date.now() - 1', 'Math.random()', 'crypto.randomUUID()', 'randomUUID()'])(
    'would be found: %s',
    (code) => expect(taken.test(codeOf(code))).toBe(true),
  );
});

describe('tests', () => {
  it.each([
    ['replace no module', /\bvi(test)?\s*\.\s*(mock|doMock|mockObject|spyOn|fn|stub\w+|hoisted)\b/],
    [
      'are all run',
      /\b(it|test|describe)\s*\.\s*(skip|only|todo|skipIf|runIf|fails)\s*(\.\s*each)?\s*[(`]|\b(xit|xdescribe|xtest|fit|fdescribe)\s*\(/,
    ],
  ])('%s', (_what, pattern) => {
    expect(names(tests.filter(({ text }) => pattern.test(codeOf(text))))).toEqual([]);
  });
  it('are read without what they only talk about', () => {
    expect(codeOf("it.only('it.skip', () => x('/*')); // vi.mock")).toBe("it.only('', () => x('')); ");
    expect(codeOf('const forbidden = /it\\.skip[/]/g; /* vi.fn() */ f(`${a}`, "b")')).toBe(
      "const forbidden = ;  f('', '')",
    );
  });
});
