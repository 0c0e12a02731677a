/** `npm run chaos`: the money proof under faults (contract §9, docs/chaos.md). */
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { stopWithParent } from '#bootstrap/embedded/stop-with-parent';
import { readOptions, usage, WrongOptions, type Options } from './options.ts';
import { drawPlan, type Plan } from './plan/draw-plan.ts';
import { prove, type Verdict } from './prove.ts';
import { trySick } from './sick/try-sick.ts';
import { type ChaosSystem, startSystem } from './system/start-system.ts';

const interruptedCode = 130;

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  const plan = drawPlan(options);
  if (options.planOnly) {
    console.log(JSON.stringify(plan, null, 2));
    return 0;
  }
  return await runOn(plan, options);
};

const runOn = async (plan: Plan, options: Options): Promise<number> => {
  console.log(`Starting a Kassa to break (seed ${options.seed}, ${options.payments} payments) …`);
  const starting = startSystem({ seed: options.seed, env: process.env });
  endWhenInterrupted(starting);
  const system = await starting;
  let verdict: Verdict | undefined;
  try {
    const { sick, payments, seed, clients } = options;
    verdict = sick ? await trySick({ sick, payments, seed, system }) : await prove({ plan, clients, system });
  } finally {
    await system.stop();
    if (verdict?.isRight && !options.keep) system.forget();
    else console.log(`Data and logs: ${system.dataDir}`);
  }
  console.log(verdict.lastLine);
  return verdict.isRight ? 0 : 1;
};

/** Whatever we started ends with this process, also what is still coming up. */
const endWhenInterrupted = (starting: Promise<ChaosSystem>): void => {
  const stop = async (): Promise<void> => {
    const system = await starting;
    await system.stop();
    system.forget();
  };
  const end = (): void => void stop().finally(() => process.exit(interruptedCode));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  stopWithParent(process.env, end);
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isMistake = error instanceof WrongOptions || error instanceof CannotStart;
    const isUnknownOption = error instanceof TypeError && error.message.includes('option');
    console.error(isMistake ? error.message : isUnknownOption ? `${error.message}\n${usage}` : error);
    process.exit(2);
  },
);
