import { type Backoff, gapMs, nextTryAt } from '#domain/shared/backoff';
import { failurePolicies } from './failure-class.ts';
import { type ProviderCall } from './provider-call.ts';

const afterSilence = failurePolicies.unknown.asking;
/** A bank takes days and tells by webhook; asking, soon first and then every six hours, is the net below for two weeks. */
const whilePending: Backoff = { firstMs: 5_000, capMs: 21_600_000, triesMax: 68 };

/** When to ask next what became of a call, or null when it has been asked often enough. */
export const nextAskAt = (
  news: 'unknown' | 'pending',
  call: Pick<ProviderCall, 'asks' | 'key'> | null,
  now: Date,
): Date | null =>
  nextTryAt(news === 'pending' ? whilePending : afterSilence, call?.asks ?? 0, now, call?.key);

/** The same call, asked about once more. */
export const askedAgain = (call: ProviderCall | null, askAt: Date | null): ProviderCall | null =>
  call && { ...call, asks: call.asks + 1, nextAskAt: askAt };

/** Longer than any lease, any jitter of short gaps, and a worker that was away for lunch. */
export const overdueSlackMs = 3_600_000;

/**
 * Whether a call has waited longer than the slowest policy would have it wait after so many asks: then asking itself is
 * what fails, and nobody would ever give it up.
 */
export const isOverdue = ({ asks, promisedAt, nextAskAt: due }: OpenCall, now: Date): boolean => {
  if (due === null) return false;
  const gaps = Array.from({ length: Math.min(asks, whilePending.triesMax) }, (_, ask) =>
    gapMs(whilePending, ask),
  );
  const expectedMs = gaps.reduce((all, gap) => all + gap, 0);
  return now.getTime() - promisedAt.getTime() > (expectedMs * 6) / 5 + overdueSlackMs;
};
type OpenCall = Pick<ProviderCall, 'asks' | 'promisedAt' | 'nextAskAt'>;
