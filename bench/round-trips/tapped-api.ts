import { freePort } from '#bootstrap/embedded/processes/free-port';
import { startApi } from '#bootstrap/embedded/start-kassa-process';
import { type Rig } from '../system/rig.ts';
import { type Counts, openTaps } from './open-taps.ts';

export type TappedApi = Readonly<{ port: number; counts: Counts; stop: () => Promise<void> }>;

/** A second API beside the first, whose every message to others is counted. */
export const startTappedApi = async ({ kassa }: Rig): Promise<TappedApi> => {
  const { counts, environment, close } = await openTaps(kassa);
  const port = await freePort();
  const api = await startApi(
    { ...environment, PORT: String(port) },
    { logFile: `${kassa.logDir}/tapped-api.log` },
  );
  return {
    port,
    counts,
    stop: async () => {
      await api.stop();
      close();
    },
  };
};
