import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { type Running } from '#bootstrap/embedded/processes/running';
import { startEngines } from '#bootstrap/embedded/start-engines';
import { startLoader } from '../load/start-loader.ts';
import { idlePerSecond } from '../measure/idle-time.ts';
import { type Rig, type StartBeside } from './rig.ts';
import { startEmulator } from './start-emulator.ts';
import { startKassa } from './start-kassa.ts';
import { startLimit } from './start-limit.ts';

const idleSeconds = 2;

type End = () => unknown;
export type Stage = Readonly<{
  dataDir: string;
  set: (profileDir?: string) => Promise<Rig>;
  strike: () => Promise<void>;
}>;

/** A fresh system in a folder of its own, and how to take it down again, however far it had come up. */
export const newStage = (): Stage => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-bench-'));
  const ends: End[] = [() => rm(dataDir, { recursive: true, force: true })];
  const ended = <T extends Running>(part: T): T => {
    ends.push(part.stop);
    return part;
  };
  return {
    dataDir,
    set: (profileDir) => setUp(dataDir, ended, (end) => void ends.push(end), profileDir),
    strike: async () => {
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
    },
  };
};

const setUp = async (
  dataDir: string,
  ended: <T extends Running>(part: T) => T,
  atEnd: (end: End) => void,
  profileDir: string | undefined,
): Promise<Rig> => {
  const log = (name: string): string => join(dataDir, 'logs', `${name}.log`);
  const engines = await startEngines({ dataDir, logDir: join(dataDir, 'logs') });
  atEnd(engines.stop);
  if (!engines.mongo || !engines.redis) throw new Error('the bench starts engines of its own');

  const emulator = ended(await startEmulator(log('sandbox')));
  // The limit has an emulator of its own: Kassa lists what its account took in, and would have to page through the limit's.
  const limitEmulator = ended(await startEmulator(log('limit-sandbox')));
  const kassa = await startKassa({
    dataDir,
    engines,
    emulator,
    onRunning: ended,
    ...(profileDir !== undefined && { profileDir }),
  });
  const limit = ended(
    await startLimit({
      mongodbUri: engines.mongodbUri,
      stripeUrl: limitEmulator.stripeUrl,
      webhookSecret: kassa.webhookSecret,
      logFile: log('limit'),
    }),
  );
  const client = await MongoClient.connect(engines.mongodbUri, { useBigInt64: true });
  atEnd(() => client.close());
  const loader = startLoader();
  atEnd(loader.stop);
  const startBeside: StartBeside = async (name, given) => {
    const uri = new URL(engines.mongodbUri);
    uri.pathname = `/${name}`;
    const itsEmulator = ended(await startEmulator(log(`${name}-sandbox`)));
    const beside = await startKassa({
      dataDir: join(dataDir, name),
      engines: { ...engines, mongodbUri: uri.href },
      emulator: itsEmulator,
      given: { REDIS_PREFIX: name, ...given },
      onRunning: ended,
    });
    return { kassa: beside, emulator: itsEmulator, kassaDb: client.db(name) };
  };
  const running = {
    startBeside,
    kassa,
    limit,
    loader,
    emulator,
    kassaDb: client.db(),
    limitDb: client.db('limit'),
    mongoPid: engines.mongo.pid,
    redisPid: engines.redis.pid,
  };
  return { ...running, idle: await idlePerSecond(running, idleSeconds) };
};
