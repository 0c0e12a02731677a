import { type Backoff, gapMs } from '#domain/shared/backoff';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';

/** A stretch of time whose events are being walked. Providers list the newest first, so it counts only as a whole. */
export type Slice = Readonly<{
  from: Date;
  to: Date;
  /** Where the provider's list goes on; null at its beginning. */
  next: string | null;
}>;

/** How far the list of events that a provider keeps of one account has been walked. */
export type EventWalk = Readonly<{
  /** There is one walk for each account. */
  id: GatewayAccountId;
  /** Whose account it is; null for one that the environment names. */
  tenantId: TenantId | null;
  provider: string;
  /** Nothing from before is asked for. */
  since: Date;
  /** All events up to here have been seen. */
  walkedTo: Date;
  slice: Slice | null;
  /** How often in a row the provider did not say. */
  tries: number;
  /** When somebody may go on; while somebody does, the end of their lease. */
  dueAt: Date;
  /** Who walks. Whoever finds another name here has lost it. */
  holder: string | null;
  /** When the walk last caught up. */
  endedAt: Date | null;
}>;

const minuteMs = 60_000;
/** What happened before an account was known here is somebody else's history, but for a day if nobody knows since when it is ours. */
const firstMs = 86_400_000;
/** Webhooks of the last moments are still on their way. */
const inFlightMs = minuteMs;
/** Events may appear in the list after younger ones did. */
const overlapMs = 10 * minuteMs;
/** Time goes on while we walk, so what is less than this is left for the next time. */
const stepMinMs = minuteMs;
/** The most that is walked twice when a slice has to begin anew. */
const sliceMs = 360 * minuteMs;

/** The first walk of an account begins when it was made, or a day ago, and `everyMs` later than now. */
export const newWalk = (
  account: Pick<EventWalk, 'id' | 'tenantId' | 'provider'> & Readonly<{ createdAt: Date | null }>,
  now: Date,
  everyMs: number,
): EventWalk => {
  const { id, tenantId, provider, createdAt } = account;
  const since = new Date(Math.max(createdAt?.getTime() ?? 0, now.getTime() - firstMs));
  return {
    id,
    tenantId,
    provider,
    since,
    walkedTo: since,
    slice: null,
    tries: 0,
    dueAt: new Date(now.getTime() + everyMs),
    holder: null,
    endedAt: null,
  };
};

/**
 * The walk with the slice that comes next, unless it is in the middle of one. Undefined when it has caught up. `keptMs`: how
 * long the provider keeps events; what it no longer has is passed over.
 */
export const withSlice = (
  walk: EventWalk,
  now: Date,
  keptMs: number,
): (EventWalk & Readonly<{ slice: Slice }>) | undefined => {
  const { slice, since, walkedTo } = walk;
  if (slice) return { ...walk, slice };
  const kept = now.getTime() - keptMs;
  const start = Math.max(walkedTo.getTime(), kept);
  const end = Math.min(start + sliceMs, now.getTime() - inFlightMs);
  if (end - start < stepMinMs) return undefined;
  const from = Math.max(start - overlapMs, since.getTime(), kept);
  return { ...walk, slice: { from: new Date(from), to: new Date(end), next: null } };
};

/** One page further: with `next` in the same slice, with null at its end. */
export const pageWalked = (
  walk: EventWalk & Readonly<{ slice: Slice }>,
  next: string | null,
): EventWalk & Readonly<{ slice: Slice | null }> =>
  next === null
    ? { ...walk, tries: 0, walkedTo: walk.slice.to, slice: null }
    : { ...walk, tries: 0, slice: { ...walk.slice, next } };

/** It has caught up, and rests. */
export const walkEnded = (walk: EventWalk, now: Date, everyMs: number): EventWalk => ({
  ...walk,
  tries: 0,
  dueAt: new Date(now.getTime() + everyMs),
  holder: null,
  endedAt: now,
});

/** Enough for one turn: whoever comes next goes on at once. */
export const walkHandedOn = (walk: EventWalk, now: Date): EventWalk => ({
  ...walk,
  dueAt: now,
  holder: null,
});

const whenSilent: Backoff = { firstMs: 30_000, capMs: 3_600_000, triesMax: Infinity };
/** From here on it may be the place in the list that the provider no longer knows. */
const anewFrom = 3;

/** The provider did not say: asked again later and later, without end, and in the end from the slice's beginning. */
export const walkPostponed = (walk: EventWalk, now: Date): EventWalk => {
  const tries = walk.tries + 1;
  const { slice } = walk;
  return {
    ...walk,
    tries,
    slice: slice && tries >= anewFrom ? { ...slice, next: null } : slice,
    dueAt: new Date(now.getTime() + gapMs(whenSilent, walk.tries)),
    holder: null,
  };
};
