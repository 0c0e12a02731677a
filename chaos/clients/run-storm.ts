import { setTimeout as pause } from 'node:timers/promises';
import { type Plan } from '../plan/draw-plan.ts';
import { type Disruption } from '../plan/disruption.ts';
import { type People } from '../people/do-deed.ts';
import { type Operator } from '../people/operator.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Answer } from './answer.ts';
import { type Disruptor } from './disrupt.ts';
import { playScenario } from './play-scenario.ts';

/** A client is a shop, and a shop has several customers at a time. */
const ordersAtOncePerClient = 6;
const operatorRestsMs = 1_000;

export type Storm = Readonly<{
  plan: Plan;
  clients: number;
  system: ChaosSystem;
  people: People;
  operator: Operator;
  disrupt: Disruptor;
  onProgress(begun: number): void;
}>;

/** Plays the whole plan: all orders, and everything that breaks meanwhile. Gives what every client was told. */
export const runStorm = async (storm: Storm): Promise<Answer[]> => {
  const { plan, clients, system, people, operator, disrupt, onProgress } = storm;
  const answers: Answer[] = [];
  const breaking: Promise<void>[] = [];
  let weathers = [...plan.weathers];
  let disruptions: readonly Disruption[] = plan.disruptions;
  let changing: Promise<void> = Promise.resolve();
  let begun = 0;

  const onBegun = (): void => {
    begun += 1;
    onProgress(begun);
    const due = disruptions.filter(({ afterPayments }) => afterPayments <= begun);
    disruptions = disruptions.slice(due.length);
    breaking.push(...due.map(disrupt));
    const [weather] = weathers;
    if (weather !== undefined && weather.afterPayments < begun) {
      weathers = weathers.slice(1);
      changing = changing.then(() => system.sandbox.setWeather(weather));
    }
  };
  const scenarios = plan.scenarios[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const scenario of scenarios) {
      onBegun();
      await playScenario({ people, scenario, onAnswer: (answer) => answers.push(answer) });
    }
  };
  const over = new AbortController();
  const working = workUntil(over.signal, operator);
  await Promise.all(Array.from({ length: clients * ordersAtOncePerClient }, lane));
  await changing;
  await Promise.all(breaking);
  over.abort();
  await working;
  return answers;
};

const workUntil = async (over: AbortSignal, operator: Operator): Promise<void> => {
  while (!over.aborted) {
    await operator.round(false);
    await pause(operatorRestsMs, undefined, { signal: over }).catch(() => undefined);
  }
};
