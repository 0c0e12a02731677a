import { setTimeout } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { forkUntilReady } from '../processes/fork-until-ready.ts';
import type { Running } from '../processes/running.ts';
import { builtFile } from '../project-root.ts';

export type MongoOptions = Readonly<{
  dataDir: string;
  /** 0, the default, takes any free one. */
  port?: number;
  logFile?: string;
  /** How long a folder may still be held by an engine that is just ending. 0 refuses at once. */
  folderFreeWithinMs?: number;
}>;

export type RunningMongo = Running & Readonly<{ uri: string }>;

/** Opening includes recovery from the journal after a crash. */
const readyWithinMs = 60_000;
const retryMs = 100;

/** Starts the embedded MongoDB engine in a process of its own. */
export const startMongo = async (options: MongoOptions): Promise<RunningMongo> => {
  const giveUpAt = Date.now() + (options.folderFreeWithinMs ?? 0);
  for (;;) {
    try {
      return await startOnce(options);
    } catch (error) {
      const mayBecomeFree =
        error instanceof CannotStart && error.reason === 'folder-in-use' && Date.now() < giveUpAt;
      if (!mayBecomeFree) throw error;
      await setTimeout(retryMs);
    }
  }
};

const startOnce = async ({ dataDir, port = 0, logFile }: MongoOptions): Promise<RunningMongo> => {
  const { running, ready } = await forkUntilReady({
    name: 'MongoDB engine',
    file: builtFile('src/bootstrap/embedded/mongo/mongo-host.js'),
    args: [dataDir, String(port)],
    readyWithinMs,
    ...(logFile === undefined ? {} : { logFile }),
  });
  const listeningOn = (ready as { port: number }).port;
  return { ...running, uri: `mongodb://127.0.0.1:${listeningOn}/kassa?directConnection=true` };
};
