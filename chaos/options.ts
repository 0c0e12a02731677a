import { parseArgs } from 'node:util';
import { disruptionKinds, type DisruptionKind } from './plan/disruption.ts';
import { scenarioKinds, type ScenarioKind } from './plan/scenario.ts';

export type Kind = ScenarioKind | DisruptionKind | 'provider-faults' | 'webhook-faults';
export const kinds: readonly Kind[] = [
  ...scenarioKinds,
  ...disruptionKinds,
  'provider-faults',
  'webhook-faults',
];

export type Options = Readonly<{
  payments: number;
  seed: number;
  clients: number;
  /** What may happen; without `--kinds` everything. */
  kinds: ReadonlySet<Kind>;
  /** Only shows what would be done. */
  planOnly: boolean;
  /** Leaves data and logs behind, also when nothing is wrong. */
  keep: boolean;
}>;

const paymentsMax = 100_000;
const clientsMax = 64;
const seedMax = 0xffff_ffff;

export const usage = `npm run chaos [-- --payments 2000] [--seed 1] [--clients 8] [--kinds a,b,…] [--plan] [--keep]
  --kinds  any of: ${kinds.join(', ')}
           Without a scenario among them all scenarios are played; without a fault among them there are no faults.`;

/** A call that makes no sense; its message says why. */
export class WrongOptions extends Error {
  override readonly name = 'WrongOptions';
}

const whole = (name: string, text: string, max: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw new WrongOptions(`--${name} must be a whole number from 1 to ${max}.\n${usage}`);
  return value;
};

export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      payments: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string', default: '8' },
      kinds: { type: 'string' },
      plan: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  return {
    payments: whole('payments', values.payments, paymentsMax),
    seed: whole('seed', values.seed, seedMax),
    clients: whole('clients', values.clients, clientsMax),
    kinds: values.kinds === undefined ? new Set(kinds) : chosenKinds(values.kinds),
    planOnly: values.plan,
    keep: values.keep,
  };
};

const chosenKinds = (text: string): ReadonlySet<Kind> => {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const chosen = names.map((name) => {
    const kind = kinds.find((known) => known === name);
    if (kind === undefined) throw new WrongOptions(`--kinds: there is no ${name}.\n${usage}`);
    return kind;
  });
  const playsAny = chosen.some((kind) => scenarioKinds.some((known) => known === kind));
  return new Set(playsAny ? chosen : [...scenarioKinds, ...chosen]);
};
