import { type Rig } from '../system/rig.ts';

/** The processes whose time Kassa answers for: not the emulator, not the loader. */
export const kassaPids = ({
  kassa,
  mongoPid,
  redisPid,
}: Pick<Rig, 'kassa' | 'mongoPid' | 'redisPid'>): Readonly<Record<string, number>> => ({
  api: kassa.api.pid,
  worker: kassa.worker.pid,
  mongo: mongoPid,
  redis: redisPid,
});
