import { readSettings } from './settings.ts';
import { startSandbox } from './start-sandbox.ts';

/** The sandbox as a process: starts by the environment, says where it listens, stops when told or when its parent is gone. */
const run = async (): Promise<void> => {
  const sandbox = await startSandbox(readSettings(process.env));
  const ready = { ready: true, control: sandbox.controlUrl, ...sandbox.urls };
  console.log(JSON.stringify(ready));
  process.send?.(ready);

  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= sandbox.stop().then(() => {
      if (process.connected) process.disconnect();
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
