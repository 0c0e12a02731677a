import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type PurchaseEvent } from './purchase-events.ts';

/** `pending`: to be paid. `paid`: its credits were granted. A part of its money may have gone back; `refunded`: all of it has. */
export const purchaseStatuses = ['pending', 'paid', 'failed', 'refunded'] as const;
export type PurchaseStatus = (typeof purchaseStatuses)[number];

export const purchaseTransitions = {
  pending: { PaymentOpened: 'pending', PurchasePaid: 'paid', PurchaseFailed: 'failed' },
  paid: { PurchaseRefunded: 'refunded' },
  // Whoever asked for it asks again after a crash; or a payment is found to have been made after all.
  failed: { PaymentOpened: 'pending', PurchasePaid: 'paid' },
  refunded: { RefundUndone: 'paid' },
} as const satisfies Transitions<PurchaseStatus, PurchaseEvent['type']>;

true satisfies PurchaseEvent['type'] extends Answered<typeof purchaseTransitions>
  ? true
  : 'an event no state answers to';
