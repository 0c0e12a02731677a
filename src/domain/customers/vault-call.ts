import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type Sealed } from './method-facts.ts';

/** `begin`: save it, or find out what the customer must do first. `finish`: go on after they did. `remove`: forget it there. */
export type VaultOperation = 'begin' | 'finish' | 'remove';

/**
 * A call we promised to make, or made and have not heard back from. Stored before the call. Its key makes it safe to
 * repeat, so whoever comes after a crash simply makes it again.
 */
export type VaultCall = Readonly<{
  operation: VaultOperation;
  key: string;
  /** What the customer typed to finish, sealed; null for all else. */
  code: Sealed | null;
  /** How often it was made without an answer. */
  asks: number;
  /** Before this instant it belongs to the process that made it; from then on anybody may make it again. */
  nextAskAt: Date;
}>;

/** Soon at first, then ever more rarely, and for ever: what was promised to be forgotten must be. */
const afterSilence: Backoff = { firstMs: 1_000, capMs: 3_600_000, triesMax: Infinity };

/** The same call, to be made once more. */
export const calledAgain = (call: VaultCall, at: Date): VaultCall => ({
  ...call,
  asks: call.asks + 1,
  nextAskAt: nextTryAt(afterSilence, call.asks, at) ?? at,
});
