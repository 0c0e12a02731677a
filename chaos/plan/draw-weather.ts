import { type FaultRequest } from '#sandbox/faults/fault-rule';
import { type Dice } from './dice.ts';
import { type Provider } from './gateway.ts';
import { type ProviderFault, type Weather, type WebhookHabits } from './weather.ts';

/** So many payments see the same weather. */
const paymentsPerWeather = 60;
/**
 * By provider, as its emulator names them. Calls that move money fail most. Questions fail less: each failed one doubles
 * the time until the next.
 */
const operations: Readonly<
  Record<Provider, Readonly<{ moving: readonly string[]; asking: readonly string[] }>>
> = {
  stripe: { moving: ['authorize', 'charge', 'capture', 'void', 'refund'], asking: ['lookup'] },
  paypal: {
    moving: ['create', 'authorize', 'charge', 'capture', 'void', 'refund'],
    asking: ['lookup', 'token', 'certificate'],
  },
  payme: { moving: ['create', 'authorize', 'charge', 'capture', 'void', 'refund'], asking: ['lookup'] },
  click: {
    moving: ['card-token.payment', 'payment.reversal', 'payment.partial-reversal'],
    asking: ['payment.status', 'payment.status-by-mti'],
  },
};
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
const percent = { movingLeast: 3, movingMost: 20, askingMost: 15 };
/** From a slow answer to one that is given long after we stopped to listen. */
const latencyMs = { least: 200, most: 3_000 };

export type Misbehaving = Readonly<{ provider: boolean; webhooks: boolean }>;

export const drawWeathers = (
  dice: Dice,
  payments: number,
  providers: readonly Provider[],
  may: Misbehaving,
): Weather[] => {
  const weathers: Weather[] = [];
  for (let afterPayments = 0; afterPayments < payments; afterPayments += paymentsPerWeather)
    weathers.push({
      afterPayments,
      moods: providers.map((provider) => ({
        provider,
        faults: may.provider ? drawFaults(dice, provider) : [],
        webhooks: may.webhooks ? drawWebhooks(dice) : prompt,
      })),
    });
  return weathers;
};

const prompt: WebhookHabits = { duplicate: 0, drop: 0, shuffle: 0, delayMs: 0, seed: 1 };

const drawFaults = (dice: Dice, provider: Provider): ProviderFault[] => {
  const { moving, asking } = operations[provider];
  return [
    ...moving.flatMap((operation) =>
      Array.from({ length: dice.whole(1, 3) }, () =>
        fault(dice, operation, dice.whole(percent.movingLeast, percent.movingMost) / 100),
      ),
    ),
    ...asking.map((operation) => fault(dice, operation, dice.whole(0, percent.askingMost) / 100)),
  ];
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

const drawWebhooks = (dice: Dice): WebhookHabits => ({
  duplicate: dice.whole(0, 30) / 100,
  drop: dice.whole(0, 20) / 100,
  shuffle: dice.pick([0, 50, 500, 3_000]),
  delayMs: dice.pick([0, 0, 20, 1_000]),
  seed: dice.whole(1, 1_000_000),
});
