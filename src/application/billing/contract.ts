import { type Money } from '#domain/shared/money';

/** Every event other modules may hear from billing. */
export const billingEvents = {
  subscriptionCreated: 'billing.subscription-created.v1',
  /** Its first period is paid, or costs nothing. */
  subscriptionActivated: 'billing.subscription-activated.v1',
  trialEnding: 'billing.trial-ending.v1',
  /** A period has begun; whether it is paid is another event. */
  subscriptionRenewed: 'billing.subscription-renewed.v1',
  /** The running period is not paid: the first failure, each one that follows, and each reminder. */
  paymentOverdue: 'billing.payment-overdue.v1',
  graceBegan: 'billing.grace-began.v1',
  /** What was overdue is paid: everything is given back. */
  subscriptionRecovered: 'billing.subscription-recovered.v1',
  planChanged: 'billing.plan-changed.v1',
  changeScheduled: 'billing.change-scheduled.v1',
  changeDropped: 'billing.change-dropped.v1',
  cancellationScheduled: 'billing.cancellation-scheduled.v1',
  cancellationWithdrawn: 'billing.cancellation-withdrawn.v1',
  subscriptionCancelled: 'billing.subscription-cancelled.v1',
  subscriptionExpired: 'billing.subscription-expired.v1',
  downgradedToFree: 'billing.downgraded-to-free.v1',
  subscriptionPaused: 'billing.subscription-paused.v1',
  subscriptionResumed: 'billing.subscription-resumed.v1',
  subscriptionReactivated: 'billing.subscription-reactivated.v1',
  /** What the customer has paid ahead grew, or paid for an invoice. */
  balanceChanged: 'billing.balance-changed.v1',
  /** Something besides a period is to be invoiced: a change of plan, or time that was paid for and will not be used. */
  invoiceOrdered: 'billing.invoice-ordered.v1',
  invoiceFinalised: 'billing.invoice-finalised.v1',
  invoicePaid: 'billing.invoice-paid.v1',
  invoiceVoided: 'billing.invoice-voided.v1',
  invoiceGivenUp: 'billing.invoice-given-up.v1',
  attemptFailed: 'billing.payment-attempt-failed.v1',
  /** Money came for an invoice that wants none; it goes back. */
  excessReceived: 'billing.excess-received.v1',
  creditNoteIssued: 'billing.credit-note-issued.v1',
  /** The money that it was for came back: it counts no more. */
  creditNoteUndone: 'billing.credit-note-undone.v1',
} as const;

export type BilledKind = 'subscriptions' | 'invoices';
/** Of a subscription, what its customer has paid ahead; of an invoice, the tax that it brought. */
export type BilledMoney = Readonly<{ id: string; version: number; amount: Money }>;
