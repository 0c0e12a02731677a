import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { type Agenda } from './ports/agenda.ts';
import { type Emulators } from './ports/emulators.ts';
import { type TestClock } from './ports/test-clock.ts';

export const AdvanceClock = z
  .strictObject({
    advanceMs: z.int().min(0).max(3_155_760_000_000).optional(),
    to: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional(),
  })
  .refine(({ advanceMs, to }) => (advanceMs === undefined) !== (to === undefined), {
    error: 'give either advanceMs or to',
    path: ['advanceMs'],
  });
export type ClockRunsForwardOnly = Readonly<{ code: 'clock-runs-forward-only' }>;
type Ports = Readonly<{ clock: TestClock; emulators: Emulators; agenda: Agenda }>;

/**
 * Puts the sandbox's time forward, ours and the providers'. On the way the clock stands still at every instant at which
 * something is due by itself until that is done; what else has come due is found by the sweeps, as always.
 */
export const advanceClock =
  ({ clock, emulators, agenda }: Ports) =>
  async ({ advanceMs, to }: z.output<typeof AdvanceClock>): Promise<Result<Date, ClockRunsForwardOnly>> => {
    const now = clock.now();
    const target = to ?? new Date(now.getTime() + (advanceMs ?? 0));
    if (target < now) return err({ code: 'clock-runs-forward-only' });
    while ((await agenda.work()) > 0);
    let next = await agenda.nextDueAt(now);
    while (next && next <= target) {
      await emulators.setClock(next);
      // A hold lasts for seconds only, and there may be more to do than that.
      do await clock.holdAt(next);
      while ((await agenda.work()) > 0);
      next = await agenda.nextDueAt(next);
    }
    await emulators.setClock(target);
    await clock.runFrom(target);
    return ok(clock.now());
  };

export const sandboxUseCases = (ports: Ports) => ({
  advanceClock: advanceClock(ports),
  readClock: (): Promise<Result<Date, never>> => Promise.resolve(ok(ports.clock.now())),
});
export type SandboxUseCases = ReturnType<typeof sandboxUseCases>;
