import { type Config, readConfig } from './config.ts';

export type RunningService = Readonly<{ stop(): Promise<void> }>;

/**
 * The life of one process: configured, started, stopped once on SIGTERM, SIGINT or the death of the parent that forked it.
 * Whatever keeps it from starting is said in one sentence, and to the parent.
 */
export const runProcess = (start: (config: Config) => Promise<RunningService>): void => {
  let service: RunningService | undefined;
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    try {
      await service?.stop();
      process.exit(0);
    } catch (failure) {
      process.stderr.write(`could not stop cleanly: ${String(failure)}\n`);
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());

  const begin = async (): Promise<void> => {
    service = await start(readConfig(process.env));
    process.send?.({ ready: true });
    // Told to stop before there was anything to stop.
    if (isStopping) await service.stop();
  };
  begin().catch((failure: unknown) => {
    const sentence = failure instanceof Error ? failure.message : String(failure);
    process.stderr.write(`${sentence}\n`);
    process.send?.({ failed: sentence });
    process.exit(1);
  });
};
