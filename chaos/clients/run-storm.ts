import { type Plan } from '../plan/draw-plan.ts';
import { type Disruption } from '../plan/disruption.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Answer } from './answer.ts';
import { type Disruptor } from './disrupt.ts';
import { playScenario } from './play-scenario.ts';

/** A client is a shop, and a shop has several customers at a time. */
const ordersAtOncePerClient = 6;

export type Storm = Readonly<{
  plan: Plan;
  clients: number;
  system: ChaosSystem;
  disrupt: Disruptor;
  onProgress(begun: number): void;
}>;

/** Plays the whole plan: all orders, and everything that breaks meanwhile. Gives what every client was told. */
export const runStorm = async ({ plan, clients, system, disrupt, onProgress }: Storm): Promise<Answer[]> => {
  const answers: Answer[] = [];
  const service = { apis: system.apis, token: system.token };
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
      await playScenario({
        service,
        sandbox: system.sandbox,
        scenario,
        onAnswer: (answer) => answers.push(answer),
      });
    }
  };
  await Promise.all(Array.from({ length: clients * ordersAtOncePerClient }, lane));
  await changing;
  await Promise.all(breaking);
  return answers;
};
