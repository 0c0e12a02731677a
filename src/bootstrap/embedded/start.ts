/** `npm start`: the whole system on one machine with no set-up, until Ctrl-C or SIGTERM. */
import { CannotStart } from './cannot-start.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { greeting } from './greeting.ts';
import { type LocalSettings, readLocalSettings } from './local-settings.ts';
import { mintToken } from './mint-token.ts';
import { forgetRunningSystem } from './running-system.ts';
import { runningParts } from './stop-in-order.ts';
import { stopWithParent } from './stop-with-parent.ts';
import { supervise, type Supervised } from './supervise.ts';

const stopWithinMs = 15_000;
/** npm passes on a Ctrl-C that the terminal has sent us already: only a later one means impatience. */
const secondSignalAfterMs = 1_000;
const tokenHours = 24;

const main = async (): Promise<void> => {
  const settings = readLocalSettings(process.env);
  const lock = await lockFolder(settings.dataDir);
  const parts = runningParts(stopWithinMs);
  const stop = stopOnce(settings, lock, parts.stopAll);
  stopOnSignals(stop);
  console.log('Starting MongoDB, Redis, the provider emulators, the API and the worker …');
  try {
    const supervised = await supervise({
      settings,
      env: process.env,
      onRunning: parts.add,
      onLoss: (sentence) => stop(1, sentence),
      say: (line) => console.error(line),
    });
    console.log(firstWords(settings, supervised));
  } catch (error) {
    stop(1, error instanceof CannotStart ? error.message : error);
  }
};

type Stop = (exitCode: number, why?: unknown) => void;

const stopOnce = (settings: LocalSettings, lock: FolderLock, stopAll: () => Promise<void>): Stop => {
  let stopping = false;
  return (exitCode, why) => {
    if (stopping) return;
    stopping = true;
    if (why !== undefined) console.error(why);
    void stopAll().then(async () => {
      forgetRunningSystem(settings.dataDir);
      await lock.release();
      process.exit(exitCode);
    });
  };
};

const stopOnSignals = (stop: Stop): void => {
  let firstAt: number | undefined;
  const onSignal = (): void => {
    firstAt ??= performance.now();
    // Everything we started ends by itself when we are gone.
    if (performance.now() - firstAt > secondSignalAfterMs) process.exit(1);
    stop(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  stopWithParent(process.env, () => stop(0));
};

const firstWords = (settings: LocalSettings, { system, jwtSecret }: Supervised): string =>
  greeting({
    ...system,
    dataDir: settings.dataDir,
    token: mintToken(jwtSecret, {
      sub: 'local-admin',
      tenant: 'demo',
      roles: ['admin', 'platform'],
      lifetimeMs: tokenHours * 3_600_000,
    }),
    tokenHours,
    chargeKey: `first-charge-${Date.now().toString(36)}`,
    startedInMs: performance.now(),
  });

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
});
