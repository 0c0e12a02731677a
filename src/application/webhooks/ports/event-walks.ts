import { type EventWalk } from '#domain/webhooks/event-walk';
import { type GatewayAccountId } from '#domain/shared/ids';

/** Where it is written down how far each account's events have been walked. */
export interface EventWalks {
  /** Which of these accounts have no walk yet. */
  without(accounts: readonly GatewayAccountId[]): Promise<readonly GatewayAccountId[]>;
  /** Stores those whose account has none yet; the others stay as they are. */
  add(walks: readonly EventWalk[]): Promise<void>;
  /** Gives the walk that has been due longest to exactly one of those who ask, and to nobody else until `until`. */
  claim(now: Date, until: Date, holder: string): Promise<EventWalk | undefined>;
  /** Saves for whoever holds it. False: somebody else has taken it over, or it was sent back; nothing was written. */
  save(walk: EventWalk, holder: string): Promise<boolean>;
  /** Sends a walk back to an instant, if it is beyond it, due at once. Whoever holds it loses it. Doing it again changes nothing. */
  sendBack(account: GatewayAccountId, to: Date, now: Date): Promise<void>;
  /** When a walk of this provider's accounts last caught up. */
  lastEnded(provider: string): Promise<Date | null>;
}
