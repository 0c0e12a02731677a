import { type FaultRequest } from '#sandbox/faults/fault-rule';
import { type Dice } from './dice.ts';
import { type ProviderFault, type Weather } from './weather.ts';

/** So many payments see the same weather. */
const paymentsPerWeather = 60;
/** Calls that move money fail most. Questions fail less: each failed one doubles the time until the next. */
const movingOperations = ['authorize', 'charge', 'capture', 'void', 'refund'];
const modes: readonly (readonly [FaultRequest['mode'], number])[] = [
  ['timeout-after', 4],
  ['timeout-before', 2],
  ['reset-after', 3],
  ['reset', 2],
  ['error-500', 2],
  ['rate-limit', 3],
  ['garbage', 2],
  ['latency', 3],
];
const percent = { movingLeast: 3, movingMost: 20, lookupMost: 15 };
/** From a slow answer to one that is given long after we stopped to listen. */
const latencyMs = { least: 200, most: 3_000 };

export const drawWeathers = (
  dice: Dice,
  payments: number,
  may: Readonly<{ provider: boolean; webhooks: boolean }>,
): Weather[] => {
  const weathers: Weather[] = [];
  for (let afterPayments = 0; afterPayments < payments; afterPayments += paymentsPerWeather)
    weathers.push({
      afterPayments,
      faults: may.provider ? drawFaults(dice) : [],
      webhooks: may.webhooks
        ? drawWebhooks(dice)
        : { duplicate: 0, drop: 0, shuffle: 0, delayMs: 0, seed: 1 },
    });
  return weathers;
};

const drawFaults = (dice: Dice): ProviderFault[] => {
  const moving = movingOperations.flatMap((operation) =>
    Array.from({ length: dice.whole(1, 3) }, () =>
      fault(dice, operation, dice.whole(percent.movingLeast, percent.movingMost) / 100),
    ),
  );
  return [...moving, fault(dice, 'lookup', dice.whole(0, percent.lookupMost) / 100)];
};

const fault = (dice: Dice, operation: string, probability: number): ProviderFault => {
  const mode = dice.weighted(modes);
  return {
    operation,
    mode,
    probability,
    ...(mode === 'latency' && { latencyMs: dice.whole(latencyMs.least, latencyMs.most) }),
    seed: dice.whole(1, 1_000_000),
  };
};

const drawWebhooks = (dice: Dice): Weather['webhooks'] => ({
  duplicate: dice.whole(0, 30) / 100,
  drop: dice.whole(0, 20) / 100,
  shuffle: dice.pick([0, 50, 500, 3_000]),
  delayMs: dice.pick([0, 0, 20, 1_000]),
  seed: dice.whole(1, 1_000_000),
});
