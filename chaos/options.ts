import { parseArgs } from 'node:util';
import { disruptionKinds, type DisruptionKind } from './plan/disruption.ts';
import { type Gateway, gateways, type Provider, providers } from './plan/gateway.ts';
import { settings } from './plan/draw-scenario.ts';
import { scenarioKinds, type ScenarioKind } from './plan/scenario.ts';

export type Kind = ScenarioKind | DisruptionKind | 'renewals' | 'provider-faults' | 'webhook-faults';
export const kinds: readonly Kind[] = [
  ...scenarioKinds,
  ...disruptionKinds,
  'renewals',
  'provider-faults',
  'webhook-faults',
];

export type Options = Readonly<{
  payments: number;
  seed: number;
  clients: number;
  /** What may happen; without `--kinds` everything. */
  kinds: ReadonlySet<Kind>;
  /** Where payments are made; without `--gateways` at all of them. */
  gateways: ReadonlySet<Gateway>;
  /** Nothing else is broken than half of the calls to this one. */
  sick: Provider | undefined;
  /** Only shows what would be done. */
  planOnly: boolean;
  /** Leaves data and logs behind, also when nothing is wrong. */
  keep: boolean;
}>;

const paymentsMax = 100_000;
const clientsMax = 64;
const seedMax = 0xffff_ffff;

export const usage = `npm run chaos [-- --payments 2000] [--seed 1] [--clients 8] [--gateways a,b,…] [--kinds a,b,…] [--plan] [--keep]
  --gateways any of: ${gateways.join(', ')}
  --kinds    any of: ${kinds.join(', ')}
             Without a scenario among them all scenarios are played; without a fault among them there are no faults.
npm run chaos -- --sick stripe [--payments 500] [--seed 1]
  --sick     any of: ${providers.join(', ')}`;

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
      payments: { type: 'string' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string', default: '8' },
      gateways: { type: 'string' },
      kinds: { type: 'string' },
      sick: { type: 'string' },
      plan: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const chosen = {
    gateways: values.gateways === undefined ? new Set(gateways) : chosenGateways(values.gateways),
    kinds: values.kinds === undefined ? new Set(kinds) : chosenKinds(values.kinds),
  };
  if (settings(chosen.gateways, chosen.kinds).length === 0)
    throw new WrongOptions(`None of these gateways plays any of these kinds.\n${usage}`);
  const [sick] = among('sick', providers, values.sick ?? '');
  return {
    ...chosen,
    sick,
    payments: whole('payments', values.payments ?? (sick ? '500' : '2000'), paymentsMax),
    seed: whole('seed', values.seed, seedMax),
    clients: whole('clients', values.clients, clientsMax),
    planOnly: values.plan,
    keep: values.keep,
  };
};

const among = <T extends string>(option: string, known: readonly T[], text: string): T[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const found = known.find((one) => one === name);
      if (found === undefined) throw new WrongOptions(`--${option}: there is no ${name}.\n${usage}`);
      return found;
    });

const chosenGateways = (text: string): ReadonlySet<Gateway> =>
  new Set(among('gateways', gateways, text).sort((a, b) => gateways.indexOf(a) - gateways.indexOf(b)));

const chosenKinds = (text: string): ReadonlySet<Kind> => {
  const chosen = among('kinds', kinds, text);
  const playsAny = chosen.some((kind) => scenarioKinds.some((known) => known === kind));
  return new Set(playsAny ? chosen : [...scenarioKinds, ...chosen]);
};
