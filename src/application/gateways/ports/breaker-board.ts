import { type GatewayAccountId } from '#domain/shared/ids';

/** Whether calls to an account go through: `closed` they do, `open` they don't, `half-open` one is let through to see. */
export type BreakerState = 'closed' | 'open' | 'half-open';
export type BreakerView = Readonly<{
  account: GatewayAccountId;
  gateway: string;
  state: BreakerState;
  /** The provider did not take the account's key when it was last asked. */
  isKeyRefused: boolean;
}>;

/** What the processes tell each other about accounts whose provider does not answer. Never fails: alone, each sees its own. */
export interface BreakerBoard {
  /** Other processes hold calls back too, for so many ms. */
  announce(account: GatewayAccountId, forMs: number): void;
  /** Calls `onHeld` when another process announced it, until it is over. Gives what ends the watching. */
  watch(account: GatewayAccountId, onHeld: (forMs: number) => void): () => void;
}

/** How the accounts this process has called are doing. */
export interface BreakerStates {
  isOpen(account: GatewayAccountId): boolean;
  all(): readonly BreakerView[];
}
