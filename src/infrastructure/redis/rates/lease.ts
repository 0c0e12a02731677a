import { type Rate, type RateBook } from './rate-book.ts';

/** What was drawn of an allowance and is not used yet. */
export type Lease = {
  readonly key: string;
  readonly rate: Rate;
  left: number;
  /** What the book had beyond that when it was asked last. */
  beyond: number;
  endsAtMs: number;
  isShared: boolean;
  /** How many wait for a draw, and the one under way. */
  waiting: number;
  drawing: Promise<void> | undefined;
};

/** A hundredth at a time: few questions, and what lies unused in other processes is never more than that. */
const sharesOfRate = 100;

export const newLease = (key: string, rate: Rate): Lease => ({
  key,
  rate,
  left: 0,
  beyond: 0,
  endsAtMs: 0,
  isShared: true,
  waiting: 0,
  drawing: undefined,
});

/** Whether nothing is left, as far as is known without asking. */
export const isSpent = ({ left, beyond, endsAtMs }: Lease, now: number): boolean =>
  endsAtMs > now && left === 0 && beyond === 0;

/** Takes one of it; asks the book first when none is at hand. True when there was one. */
export const spend = (lease: Lease, book: RateBook, nowMs: () => number): boolean | Promise<boolean> => {
  const now = nowMs();
  if (lease.endsAtMs <= now) lease.left = 0;
  if (lease.left > 0) {
    lease.left -= 1;
    return true;
  }
  if (isSpent(lease, now)) return false;
  return drawAndSpend(lease, book, nowMs);
};

/** Those who come while a draw is under way share the next one, so nobody waits for more than two. */
const drawAndSpend = async (lease: Lease, book: RateBook, nowMs: () => number): Promise<boolean> => {
  for (;;) {
    lease.waiting += 1;
    lease.drawing ??= draw(lease, book, nowMs);
    await lease.drawing;
    if (lease.left > 0) {
      lease.left -= 1;
      return true;
    }
    if (isSpent(lease, nowMs())) return false;
  }
};

const draw = async (lease: Lease, book: RateBook, nowMs: () => number): Promise<void> => {
  // So that those who were too late for the last draw are all waiting by now.
  await Promise.resolve();
  const { key, rate, waiting: needed } = lease;
  const share = Math.ceil(rate.count / sharesOfRate);
  try {
    const grant = await book.draw({ key, rate, needed, wanted: Math.max(share, needed) });
    lease.left = grant.given;
    lease.beyond = grant.left;
    lease.endsAtMs = nowMs() + grant.endsInMs;
    lease.isShared = grant.isShared;
  } finally {
    lease.waiting = 0;
    lease.drawing = undefined;
  }
};
