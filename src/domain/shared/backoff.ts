/** Growing gaps between tries: `firstMs`, doubled each time up to `capMs`, at most `triesMax` times. */
export type Backoff = Readonly<{ firstMs: number; capMs: number; triesMax: number }>;

/** When to try for the `tries + 1`-th time, or null when it has been tried often enough. */
export const nextTryAt = ({ firstMs, capMs, triesMax }: Backoff, tries: number, now: Date): Date | null =>
  tries >= triesMax ? null : new Date(now.getTime() + Math.min(capMs, firstMs * 2 ** tries));
