/** Growing gaps between tries: `firstMs`, doubled each time up to `capMs`, at most `triesMax` times. */
export type Backoff = Readonly<{ firstMs: number; capMs: number; triesMax: number }>;

/** The gap before the `tries + 1`-th try, in milliseconds. */
export const gapMs = ({ firstMs, capMs }: Backoff, tries: number): number =>
  Math.min(capMs, firstMs * 2 ** tries);

/**
 * When to try for the `tries + 1`-th time, or null when it has been tried often enough. With a `seed` the gap is up to a
 * fifth longer or shorter, always the same for the same seed and try: many that wait for one provider do not ask together.
 */
export const nextTryAt = (policy: Backoff, tries: number, now: Date, seed?: string): Date | null => {
  if (tries >= policy.triesMax) return null;
  const gap = gapMs(policy, tries);
  const ms = seed === undefined ? gap : jittered(gap, `${seed}#${tries}`);
  return new Date(now.getTime() + ms);
};

const jitterPercent = 20;
const steps = 1_000;

const jittered = (ms: number, seed: string): number => {
  const place = (hashOf(seed) % (2 * steps + 1)) - steps;
  return Math.trunc(ms + (ms * jitterPercent * place) / (100 * steps));
};

/** FNV-1a, 32 bits (RFC 9923), with the bits mixed once more: neighbours in spelling shall not be neighbours in time. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
};
