import { parseArgs } from 'node:util';

export const caseNames = [
  'charge',
  'read',
  'webhook',
  'with-webhooks',
  'renewal',
  'scale',
  'psp',
  'bad-tokens',
  'books',
] as const;
export type CaseName = (typeof caseNames)[number];

export type Options = Readonly<{
  cases: ReadonlySet<CaseName>;
  /** How long each contender is under load in each case. */
  seconds: number;
  /** Where CPU profiles of API and worker go; without it none are taken. */
  profileDir?: string;
}>;

const fullSeconds = 9;
const quickSeconds = 2.25;
const quickCases = ['charge', 'read', 'webhook'] as const;

export const usage = `npm run bench -- [--psp] [--quick] [--only ${caseNames.join(',')}] [--seconds n] [--profile folder]`;

/** Takes the arguments of the command line. Throws a sentence when one of them makes no sense. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      psp: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      seconds: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  return {
    cases: new Set(chosen(values.only, values.psp, values.quick)),
    seconds: numberOf('--seconds', values.seconds) ?? (values.quick ? quickSeconds : fullSeconds),
    ...(values.profile !== undefined && { profileDir: values.profile }),
  };
};

/**
 * Not part of a usual run: a provider's latency, in whose force nothing else is comparable, what bad credentials cost, and
 * what the books do, which takes a second Kassa.
 */
const apart: readonly CaseName[] = ['psp', 'bad-tokens', 'books'];

const chosen = (only: string | undefined, psp: boolean, isQuick: boolean): readonly CaseName[] => {
  if (only !== undefined) return [...only.split(',').map(known), ...(psp ? (['psp'] as const) : [])];
  if (psp) return ['psp'];
  return isQuick ? quickCases : caseNames.filter((name) => !apart.includes(name));
};

const known = (name: string): CaseName => {
  const found = caseNames.find((candidate) => candidate === name.trim());
  if (found === undefined) throw new Error(`--only knows ${caseNames.join(', ')}, not "${name}".`);
  return found;
};

const numberOf = (flag: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${flag} needs a number above zero, not "${text}".`);
  return value;
};
