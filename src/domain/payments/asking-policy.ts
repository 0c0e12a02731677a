import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type ProviderCall } from './provider-call.ts';

/** After silence we ask soon and then ever more rarely, for about a day and a half; then a person must look. */
const afterSilence: Backoff = { firstMs: 1_000, capMs: 3_600_000, triesMax: 45 };
/** A bank debit takes days and is told by webhook; asking is only the net below, for about two weeks. */
const whilePending: Backoff = { firstMs: 60_000, capMs: 21_600_000, triesMax: 64 };

/** When to ask next what became of a call, or null when it has been asked often enough. */
export const nextAskAt = (
  news: 'unknown' | 'pending',
  call: Pick<ProviderCall, 'asks'> | null,
  now: Date,
): Date | null => nextTryAt(news === 'pending' ? whilePending : afterSilence, call?.asks ?? 0, now);

/** The same call, asked about once more. */
export const askedAgain = (call: ProviderCall | null, askAt: Date | null): ProviderCall | null =>
  call && { ...call, asks: call.asks + 1, nextAskAt: askAt };
