import { type Db } from 'mongodb';
import { type Loader } from '../load/start-loader.ts';
import { type ProcessorTimes } from '../measure/processor-time.ts';
import { type Emulator } from './start-emulator.ts';
import { type Kassa } from './start-kassa.ts';
import { type Limit } from './start-limit.ts';

/** Another Kassa on the same machines: a database, an emulator and a folder of its own, all of this name. */
export type StartBeside = (
  name: string,
  given: Readonly<Record<string, string>>,
) => Promise<Pick<Rig, 'kassa' | 'emulator' | 'kassaDb'>>;

/** Everything that runs during a bench, each in a process of its own. */
export type Rig = Readonly<{
  kassa: Kassa;
  limit: Limit;
  loader: Loader;
  emulator: Emulator;
  /** Both databases, through a connection of the bench's own. */
  kassaDb: Db;
  limitDb: Db;
  mongoPid: number;
  redisPid: number;
  /** What Kassa's processes spend in a second without any load, in ms, not counted while we wait for them to be quiet. */
  idle: ProcessorTimes;
  startBeside: StartBeside;
}>;
