import { type Background } from '#application/shared/ports/background';
import { type Log } from '#application/shared/ports/log';

/** In this process, at most `underWayMax` at a time. */
export const inBackground = ({
  underWayMax,
  log,
}: Readonly<{ underWayMax: number; log: Log }>): Background => {
  const underWay = new Set<Promise<void>>();
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn('background-work-failed', { error });
    }
  };
  return {
    begin: (work) => {
      if (underWay.size >= underWayMax) return;
      const running: Promise<void> = run(work).then(() => void underWay.delete(running));
      underWay.add(running);
    },
    settled: async () => {
      await Promise.all(underWay);
    },
  };
};
