import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
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
type Ports = Readonly<{ clock: TestClock; emulators: Emulators; realNow(): Date }>;

/** Puts the sandbox's time forward, ours and the providers'. What has come due is found by the sweeps, as always. */
export const advanceClock =
  ({ clock, emulators, realNow }: Ports) =>
  async ({ advanceMs, to }: z.output<typeof AdvanceClock>): Promise<Result<Date, ClockRunsForwardOnly>> => {
    const now = clock.now();
    const target = to ?? new Date(now.getTime() + (advanceMs ?? 0));
    if (target < now) return err({ code: 'clock-runs-forward-only' });
    await emulators.setClock(target);
    await clock.setAhead(target.getTime() - realNow().getTime());
    return ok(clock.now());
  };

export const sandboxUseCases = (ports: Ports) => ({
  advanceClock: advanceClock(ports),
  readClock: (): Promise<Result<Date, never>> => Promise.resolve(ok(ports.clock.now())),
});
export type SandboxUseCases = ReturnType<typeof sandboxUseCases>;
