import { setTimeout as pause } from 'node:timers/promises';
import { type Answer } from '../clients/answer.ts';
import { playScenario } from '../clients/play-scenario.ts';
import { send } from '../clients/send.ts';
import { type People } from '../people/do-deed.ts';
import { dice } from '../plan/dice.ts';
import { type Gateway, gateways } from '../plan/gateway.ts';
import { type Scenario } from '../plan/scenario.ts';
import { drawCharge } from './draw-charge.ts';

/** Payments come when they come, not when the one before is done: a slow answer does not make the next one wait. */
const paymentEveryMs = 100;
const waitMs = 15_000;

export type Load = Readonly<{
  people: People;
  sick: Gateway;
  /** So many at the gateway that is or will be sick, and as many at all others together. */
  payments: number;
  round: string;
  seed: number;
}>;
/** How long each charge took at the gateways that are well, in milliseconds, and what everybody was told. */
export type Loaded = Readonly<{ tookMs: readonly Took[]; told: readonly Answer[] }>;
export type Took = Readonly<{ gateway: Gateway; ms: number }>;

export const runLoad = async ({ people, sick, payments, round, seed }: Load): Promise<Loaded> => {
  const luck = dice(seed);
  const well = gateways.filter((gateway) => gateway !== sick);
  const tookMs: Took[] = [];
  const told: Answer[] = [];
  const underWay: Promise<void>[] = [];
  const from = performance.now();
  for (let number = 0; number < payments; number += 1) {
    await pause(Math.max(0, from + number * paymentEveryMs - performance.now()));
    const scenario = drawCharge(luck, sick, `${round}-at-${sick}`, number);
    underWay.push(playScenario({ people, scenario, onAnswer: (answer) => void told.push(answer) }));
    const gateway = well[number % well.length];
    if (gateway === undefined) throw new Error('no gateway is well');
    const healthy = drawCharge(luck, gateway, round, number);
    underWay.push(
      charge(people, healthy).then(({ answer, ms }) => {
        told.push(answer);
        tookMs.push({ gateway, ms });
      }),
    );
  }
  await Promise.all(underWay);
  return { tookMs, told };
};

/** A charge is asked for once: whoever is well answers. */
const charge = async (
  { service: { apis, tokenOf } }: People,
  scenario: Scenario,
): Promise<Readonly<{ answer: Answer; ms: number }>> => {
  const api = apis[scenario.number % apis.length];
  const ask = scenario.stages[0]?.asks[0];
  if (api === undefined || ask === undefined) throw new Error('there is nothing to ask, or nobody');
  const from = performance.now();
  const asked = { scenario, ask, paymentId: undefined };
  const reply = await send({ ...asked, api: api.url, token: tokenOf('shop'), waitMs });
  return { answer: { ...asked, tries: [], reply }, ms: performance.now() - from };
};
