import { type Result } from '#domain/shared/result';
import { type VerifiedWebhook } from './webhook-dialect.ts';

/** An event as the provider lists it. `body` is what its webhook would have brought, for the dialect to translate. */
export type ListedEvent = VerifiedWebhook & Readonly<{ body: string }>;

/** `next`: what to ask with for the page after it; null on the last. Opaque to whoever asks. */
export type EventPage = Readonly<{ events: readonly ListedEvent[]; next: string | null }>;
/** The provider did not say; ask again later. `cause` is for the log. */
export type NotListed = Readonly<{ cause: string }>;

/**
 * What a provider has told us of an account, or tried to. It comes over a call of our own, so nothing of it is signed.
 * Absent where the provider keeps no such list.
 */
export interface EventList {
  /** How long events stay in it, in milliseconds. */
  readonly keptMs: number;
  /**
   * One page of what happened between two instants, in whatever order the provider has: only events that the dialect has a use
   * for, and none that is no event. Asking again with the same `after` gives the same page, but for what appeared meanwhile.
   */
  page(from: Date, to: Date, after: string | null): Promise<Result<EventPage, NotListed>>;
}
