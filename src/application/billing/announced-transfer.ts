import { type ChargeOutcome } from './ports/charges.ts';

/**
 * Until when money is waited for that its payer has announced: a transfer, a check, cash. Null when none is, or its time is
 * up. Nothing is taken back, and nothing follows from its not being there, before it has ended by itself.
 */
export const announcedUntil = (outcome: ChargeOutcome | undefined, now: Date): Date | null =>
  outcome?.kind === 'action' && outcome.transferUntil !== null && outcome.transferUntil > now
    ? outcome.transferUntil
    : null;
