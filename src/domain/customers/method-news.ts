import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type MethodEvent, type Saved } from './method-events.ts';
import { type MethodRefusal, type PendingStep } from './method-facts.ts';
import { promiseRemoval } from './method-requests.ts';
import { decide, type MethodDecision, type SavedMethod } from './saved-method.ts';

/** What a provider says about a method, in our words. */
export type MethodNews = Readonly<
  | { kind: 'saved'; saved: Saved }
  | { kind: 'step'; step: PendingStep }
  /** For good. */
  | { kind: 'refused'; refusal: MethodRefusal }
  /** This try; another may be better. */
  | { kind: 'not-yet'; refusal: MethodRefusal }
  /** `forgot`: the fingerprint of what was removed there, null when there was nothing to remove. */
  | { kind: 'removed'; forgot: string | null }
  | { kind: 'unknown'; cause: string }
>;

/**
 * The single way in for news of a method. That it was saved is a fact, whoever tells it and however late; all else answers
 * a call, and counts only while that very call is in flight. Undefined: old news that changes nothing.
 */
export const hearMethodNews = (
  method: SavedMethod,
  news: MethodNews,
  { at, callKey }: Readonly<{ at: Date; callKey: string }>,
): Result<MethodDecision, IllegalTransition> | undefined => {
  if (news.kind !== 'saved' && method.inFlight?.key !== callKey) return undefined;
  const decision = decide(method, eventOf(method, news, at));
  return decision.ok ? decision : undefined;
};

const eventOf = (method: SavedMethod, news: MethodNews, at: Date): MethodEvent => {
  switch (news.kind) {
    case 'saved':
      return method.status === 'removing' || method.status === 'removed'
        ? { type: 'SavedTooLate', saved: news.saved, call: promiseRemoval(method, at), at }
        : { type: 'MethodSaved', saved: news.saved, at };
    case 'step':
      return { type: 'StepLearned', step: news.step, at };
    case 'refused':
      return { type: 'SetupRefused', refusal: news.refusal, at };
    case 'not-yet':
      return { type: 'FinishRefused', refusal: news.refusal, at };
    case 'removed':
      // Somebody learned meanwhile that there is more to forget than was known when this call was made.
      return method.fingerprint === null || news.forgot === method.fingerprint
        ? { type: 'MethodRemoved', at }
        : { type: 'AnswerAwaited', at };
    case 'unknown':
      return { type: 'AnswerAwaited', at };
  }
};
