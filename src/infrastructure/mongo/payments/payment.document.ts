import { type Document, type IndexDescription } from 'mongodb';
import { type Payment } from '#domain/payments/payment';
import { awaitsApproval } from '#domain/payments/payment-approval';
import { receiptName } from '#domain/payments/receipt-name';
import { sealedWith, sealedWithIndex } from '../mongo-resealable.ts';
import { commonIndexes, movedIndex, wherePresent, whereText } from './common-indexes.ts';

/** Fields that exist only to be found by; each is present only while there is something to find. */
export const derivePayment = (payment: Payment): Document => {
  const isOpen =
    payment.status === 'pending' || payment.status === 'requires_action' || payment.status === 'authorized';
  // A fresh promise is over within moments. Only one that stays is worth an entry.
  const source = payment.version > 0 ? payment.inFlight?.source : null;
  // Then the same money may be recorded again, rightly this time.
  const cameToNothing = payment.status === 'failed' || payment.status === 'cancelled';
  const owesFeeSince = payment.gatewayFee === null ? payment.completedAt : null;
  return {
    keys: payment.commands.map(({ key }) => key),
    sealedWith: source ? sealedWith([source]) : undefined,
    callDueAt: payment.inFlight?.nextAskAt ?? undefined,
    unresolved: (payment.inFlight !== null && payment.inFlight.nextAskAt === null) || undefined,
    releaseAt: isOpen && payment.expiresAt ? payment.expiresAt : undefined,
    awaitsApproval: awaitsApproval(payment) || undefined,
    received: payment.received !== undefined || undefined,
    receipt:
      payment.received && !cameToNothing
        ? receiptName(payment.method.type, payment.received.reference)
        : undefined,
    feeDueAt: owesFeeSince ? new Date(owesFeeSince.getTime() + feeDelayMs) : undefined,
  };
};

/** Stripe settles the balance of an automatic capture moments after it (`automatic_async`). */
const feeDelayMs = 5_000;

/** One index for each question that is asked: by key, by number, by provider's id, by list, by what is due. */
export const paymentIndexes: IndexDescription[] = [
  ...commonIndexes,
  movedIndex,
  { name: 'idempotency', key: { tenantId: 1, 'derived.keys': 1 }, unique: true },
  { name: 'number', key: { number: 1 }, unique: true },
  { name: 'provider', key: { gatewayAccountId: 1, reference: 1 }, unique: true, ...whereText('reference') },
  { name: 'customer', key: { tenantId: 1, customerId: 1, _id: -1 }, ...whereText('customerId') },
  { name: 'order', key: { tenantId: 1, orderId: 1, _id: -1 }, ...whereText('orderId') },
  { name: 'payable', key: { gatewayAccountId: 1, orderId: 1, _id: -1 }, ...whereText('orderId') },
  {
    name: 'awaits-approval',
    key: { tenantId: 1, 'derived.awaitsApproval': 1, _id: -1 },
    ...wherePresent('derived.awaitsApproval'),
  },
  {
    name: 'received',
    key: { tenantId: 1, 'derived.received': 1, _id: -1 },
    ...wherePresent('derived.received'),
  },
  {
    name: 'receipt',
    key: { tenantId: 1, 'derived.receipt': 1 },
    unique: true,
    ...whereText('derived.receipt'),
  },
  sealedWithIndex,
  { name: 'unresolved', key: { 'derived.unresolved': 1, _id: -1 }, ...wherePresent('derived.unresolved') },
  { name: 'release-due', key: { 'derived.releaseAt': 1 }, ...wherePresent('derived.releaseAt') },
  {
    name: 'fee-due',
    key: { gatewayAccountId: 1, 'derived.feeDueAt': 1 },
    ...wherePresent('derived.feeDueAt'),
  },
];

export const isWholePayment = (document: Document): boolean =>
  typeof document.status === 'string' &&
  typeof (document.amount as Document | undefined)?.minor === 'bigint' &&
  Array.isArray(document.commands) &&
  Array.isArray(document.refunds);
