/** `npm run bench`: Kassa against the least code that could do the same work, on this machine, now. */
import { stopWithParent } from '#bootstrap/embedded/stop-with-parent';
import { type Options, readOptions, usage } from './options.ts';
import { jsonLine } from './report/json-line.ts';
import { printFindings } from './report/print-findings.ts';
import { targetsOf } from './report/targets.ts';
import { runCases } from './run-cases.ts';
import { newStage } from './system/start-rig.ts';

const stage = newStage();
let isEnding = false as boolean;

/** Takes everything down, however far it has come up, and ends. */
const end = async (exitCode: number): Promise<never> => {
  isEnding = true;
  await stage.strike();
  process.exit(exitCode);
};

const bench = async (options: Options): Promise<boolean> => {
  console.log('Starting MongoDB, Redis, the emulators, the API, the worker, the limit and the load …');
  const rig = await stage.set(options.profileDir);
  const found = await runCases(rig, options);
  const targets = targetsOf(found);
  printFindings(found, targets);
  console.log(`\n${jsonLine(found)}`);
  for (const { what, wanted } of targets.filter(({ met }) => !met))
    console.error(`Missed: ${what}, ${wanted}.`);
  return targets.every(({ met }) => met);
};

const onSignal = (): void => {
  if (!isEnding) void end(130);
};
process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
stopWithParent(process.env, onSignal);

try {
  await end((await bench(readOptions(process.argv.slice(2)))) ? 0 : 1);
} catch (error) {
  // What is being taken down fails, and that is no news.
  if (!isEnding) {
    console.error(error instanceof Error ? error.message : error, `\n${usage}`);
    await end(1);
  }
}
