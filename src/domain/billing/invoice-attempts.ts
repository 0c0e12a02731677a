import { type PaymentId, type PaymentMethodId } from '#domain/shared/ids';
import { err } from '#domain/shared/result';
import { decideInvoice } from './invoice-evolution.ts';
import { type Invoice, type InvoiceDecided } from './invoice.ts';
import { attemptKey, type AttemptOpen, attemptsMax, openAttempt } from './pay-attempt.ts';

export type TooManyAttempts = Readonly<{ code: 'too-many-attempts'; attemptsMax: number }>;

/** `isChosen`: the payer chose the saved method for this, and would be charged to another else. */
export type AskedAttempt = Readonly<{
  methodId: PaymentMethodId | null;
  by: string;
  isChosen?: boolean;
}>;

/** Promises a try to be paid, with a key of its own. While one is open there is no other: nobody pays twice by our doing. */
export const beginAttempt = (
  invoice: Invoice,
  { methodId, by, isChosen = false }: AskedAttempt,
  at: Date,
): InvoiceDecided<AttemptOpen | TooManyAttempts> => {
  const open = openAttempt(invoice.attempts);
  if (open) return err({ code: 'attempt-open', key: open.key });
  if (invoice.attempts.length >= attemptsMax) return err({ code: 'too-many-attempts', attemptsMax });
  const attempt = {
    key: attemptKey(invoice.id, invoice.attempts.length + 1),
    methodId,
    isChosen,
    by,
    paymentId: null,
    outcome: 'begun',
    failure: null,
    at,
    endedAt: null,
  } as const;
  return decideInvoice(invoice, { type: 'AttemptBegun', attempt, at });
};

/** Keeps which payment an attempt became. Undefined: there is no such attempt, or it is known. */
export const linkAttempt = (
  invoice: Invoice,
  key: string,
  paymentId: PaymentId,
  at: Date,
): InvoiceDecided | undefined => {
  const attempt = invoice.attempts.find((one) => one.key === key);
  return !attempt || attempt.paymentId === paymentId
    ? undefined
    : decideInvoice(invoice, { type: 'AttemptLinked', key, paymentId, at });
};

/** An attempt came to nothing. `nextAt`: when it is tried again, if it is. Undefined: that is known, or it was paid. */
export const recordAttemptFailure = (
  invoice: Invoice,
  { key, failure, nextAt }: Readonly<{ key: string; failure: string; nextAt: Date | null }>,
  at: Date,
): InvoiceDecided | undefined => {
  const attempt = invoice.attempts.find((one) => one.key === key);
  return attempt?.outcome === 'begun'
    ? decideInvoice(invoice, { type: 'AttemptFailed', key, failure, nextAt, at })
    : undefined;
};
