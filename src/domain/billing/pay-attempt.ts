import { type PaymentId, type PaymentMethodId } from '#domain/shared/ids';

/**
 * One try to be paid for an invoice. `key`: names the charge, the same for whoever makes it, so that it is made once.
 * `methodId` null: by a link, not a saved method. `outcome`: `begun` until it is known how it ended.
 */
export type PayAttempt = Readonly<{
  key: string;
  methodId: PaymentMethodId | null;
  /** The payer chose it instead of what is charged by itself: once it has paid, later periods are charged to it. */
  isChosen?: boolean;
  by: string;
  paymentId: PaymentId | null;
  outcome: 'begun' | 'failed' | 'paid';
  failure: string | null;
  at: Date;
  endedAt: Date | null;
}>;

/** Another attempt is not known to have ended yet. */
export type AttemptOpen = Readonly<{ code: 'attempt-open'; key: string }>;

/** Keeps an invoice's document bounded; nobody is asked so often. */
export const attemptsMax = 100;

export const attemptKey = (invoiceId: string, place: number): string => `${invoiceId}:attempt-${place}`;

export const openAttempt = (attempts: readonly PayAttempt[]): PayAttempt | undefined =>
  attempts.find(({ outcome }) => outcome === 'begun');

/** The attempts with one of them as it ended. */
export const withOutcome = (
  attempts: readonly PayAttempt[],
  isIt: (attempt: PayAttempt) => boolean,
  outcome: Partial<PayAttempt>,
): PayAttempt[] => attempts.map((attempt) => (isIt(attempt) ? { ...attempt, ...outcome } : attempt));
