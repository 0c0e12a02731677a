import { type Options } from '../options.ts';
import { type Dice, dice } from './dice.ts';
import { type Disruption, type DisruptionKind } from './disruption.ts';
import { drawSubscriptions, type PlannedSubscription } from './draw-subscriptions.ts';
import { drawScenario, settings } from './draw-scenario.ts';
import { drawWeathers } from './draw-weather.ts';
import { providers } from './gateway.ts';
import { type Scenario } from './scenario.ts';
import { type Weather } from './weather.ts';

/** All that will be done, and all that will go wrong: the same for the same seed and options. */
export type Plan = Readonly<{
  seed: number;
  scenarios: readonly Scenario[];
  subscriptions: readonly PlannedSubscription[];
  weathers: readonly Weather[];
  disruptions: readonly Disruption[];
}>;

/** One kind of disruption happens about once in so many payments, and lasts from to so many milliseconds. */
const habits: Readonly<
  Record<DisruptionKind, Readonly<{ every: number; downMs: readonly [number, number] }>>
> = {
  'kill-api': { every: 90, downMs: [0, 2_000] },
  'kill-worker': { every: 90, downMs: [0, 3_000] },
  /** Also longer than a call to the provider belongs to whoever makes it: somebody else takes over, then both are there. */
  'freeze-api': { every: 250, downMs: [500, 9_000] },
  'freeze-worker': { every: 250, downMs: [500, 12_000] },
  'flush-redis': { every: 150, downMs: [0, 0] },
  'kill-redis': { every: 400, downMs: [100, 2_000] },
  'cut-mongo': { every: 120, downMs: [0, 1_200] },
};
export const processesOfAKind = 2;
/** The last part of the payments sees no process die, so that what is measured after it is the settling, not the starting. */
const stormShare = 0.97;

export const drawPlan = ({ seed, payments, kinds, gateways }: Options): Plan => {
  const luck = dice(seed);
  const played = settings(gateways, kinds);
  const scenarios = Array.from({ length: payments }, (_, index) =>
    drawScenario(luck, luck.weighted(played), index + 1, seed),
  );
  const may = { provider: kinds.has('provider-faults'), webhooks: kinds.has('webhook-faults') };
  const weathers = drawWeathers(
    luck,
    payments,
    providers.filter((provider) => gateways.has(provider)),
    may,
  );
  const disruptions = (Object.keys(habits) as DisruptionKind[])
    .filter((kind) => kinds.has(kind))
    .flatMap((kind) => drawDisruptions(luck, kind, payments));
  return {
    seed,
    scenarios,
    subscriptions: kinds.has('renewals') && gateways.has('stripe') ? drawSubscriptions(seed, payments) : [],
    weathers,
    disruptions: disruptions.sort((a, b) => a.afterPayments - b.afterPayments),
  };
};

const drawDisruptions = (luck: Dice, kind: DisruptionKind, payments: number): Disruption[] => {
  const { every, downMs } = habits[kind];
  const count = Math.max(1, Math.round(payments / every));
  return Array.from({ length: count }, () => ({
    afterPayments: luck.whole(1, Math.ceil(payments * stormShare)),
    kind,
    which: luck.whole(0, processesOfAKind - 1),
    downMs: luck.whole(...downMs),
  }));
};
