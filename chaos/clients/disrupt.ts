import { type Disruption, type DisruptionKind, disruptionKinds } from '../plan/disruption.ts';
import { type ChaosSystem } from '../system/start-system.ts';

export type Disruptor = (disruption: Disruption) => Promise<void>;
/** What was broken, when: part of the story of every payment that went wrong. */
export type Damage = Readonly<{ at: string; what: string }>;

/** Breaks what a plan says, and counts it. A part that is already broken is left alone. */
export const disruptor = (system: ChaosSystem) => {
  const counts = Object.fromEntries(disruptionKinds.map((kind) => [kind, 0])) as Record<
    DisruptionKind,
    number
  >;
  const damages: Damage[] = [];
  const note = (kind: DisruptionKind, what: string): void => {
    counts[kind] += 1;
    damages.push({ at: new Date().toISOString(), what });
  };
  const crash = async (parts: ChaosSystem['workers'], { kind, which, downMs }: Disruption): Promise<void> => {
    const part = parts[which];
    if (!part?.isUp()) return;
    note(kind, `${part.name} killed, back after ${downMs} ms`);
    await part.crash(downMs);
  };
  const freeze = async (
    parts: ChaosSystem['workers'],
    { kind, which, downMs }: Disruption,
  ): Promise<void> => {
    const part = parts[which];
    if (!part?.isUp()) return;
    note(kind, `${part.name} frozen for ${downMs} ms`);
    await part.freeze(downMs);
  };
  const disrupt: Disruptor = async (disruption) => {
    const { kind, downMs } = disruption;
    switch (kind) {
      case 'kill-api':
        return crash(system.apis, disruption);
      case 'kill-worker':
        return crash(system.workers, disruption);
      case 'freeze-api':
        return freeze(system.apis, disruption);
      case 'freeze-worker':
        return freeze(system.workers, disruption);
      case 'flush-redis':
        // It may be down just now, and then has nothing to forget.
        return system.redis.flush().then(
          () => note(kind, 'Redis flushed'),
          () => undefined,
        );
      case 'kill-redis':
        if (await system.redis.crash(downMs)) note(kind, `Redis killed, back after ${downMs} ms`);
        return;
      case 'cut-mongo':
        if (!system.mongoGate) return;
        note(kind, `MongoDB cut off for ${downMs} ms`);
        return system.mongoGate.cut(downMs);
    }
  };
  return { disrupt, counts, damages };
};
