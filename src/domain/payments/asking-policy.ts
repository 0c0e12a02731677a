import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type ProviderCall } from './provider-call.ts';

/** After silence we ask soon and then ever more rarely, for about a day and a half; then a person must look. */
const afterSilence: Backoff = { firstMs: 1_000, capMs: 3_600_000, triesMax: 45 };
/** A bank takes days and tells by webhook; asking, soon first and then every six hours, is the net below for two weeks. */
const whilePending: Backoff = { firstMs: 5_000, capMs: 21_600_000, triesMax: 68 };

/** When to ask next what became of a call, or null when it has been asked often enough. */
export const nextAskAt = (
  news: 'unknown' | 'pending',
  call: Pick<ProviderCall, 'asks'> | null,
  now: Date,
): Date | null => nextTryAt(news === 'pending' ? whilePending : afterSilence, call?.asks ?? 0, now);

/** The same call, asked about once more. */
export const askedAgain = (call: ProviderCall | null, askAt: Date | null): ProviderCall | null =>
  call && { ...call, asks: call.asks + 1, nextAskAt: askAt };
