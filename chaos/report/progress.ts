import { type PendingWork } from '../books/pending-work.ts';

const steps = 10;
const sayLeftEveryMs = 5_000;

/** Says now and then how far the run is. */
export const progress = (payments: number) => {
  const from = performance.now();
  let saidLeftAt = 0;
  const say = (what: string): void => {
    const seconds = ((performance.now() - from) / 1_000).toFixed(1);
    console.log(`${seconds.padStart(7)} s  ${what}`);
  };
  return {
    say,
    begun: (count: number): void => {
      if (count % Math.ceil(payments / steps) === 0) say(`${count} of ${payments} payments begun`);
    },
    calm: (): void => say('all asked; no more faults, waiting until everything has settled'),
    left: (work: PendingWork): void => {
      const now = performance.now();
      if (now - saidLeftAt < sayLeftEveryMs) return;
      saidLeftAt = now;
      say(
        `left: ${Object.entries(work)
          .map(([what, count]) => `${count} ${what}`)
          .join(', ')}`,
      );
    },
  };
};
