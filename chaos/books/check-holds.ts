import { type PaymentStatus } from '#domain/payments/payment-status';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

/** How an intent may stand at the provider for each of our statuses. Absent: it may also not exist there. */
const agreeing: Readonly<Partial<Record<PaymentStatus, readonly string[]>>> = {
  requires_action: ['requires_action'],
  authorized: ['requires_capture'],
  completed: ['succeeded'],
  partially_refunded: ['succeeded'],
  refunded: ['succeeded'],
  cancelled: ['canceled'],
  failed: ['requires_payment_method', 'canceled', 'absent'],
};

/** The ledger shows money that moved. Money that is only held shows on the intents, and must not be forgotten there. */
export const checkHolds = ({ kassa, provider }: Books, found: Findings): void => {
  for (const [paymentId, intents] of provider.intents) {
    if (!kassa.payments.has(paymentId))
      found.add('lostPayments', paymentId, 'the provider has an intent that Kassa does not know');
    if (intents.length > 1)
      found.add('doubleCharges', paymentId, `the provider has ${intents.length} intents for it`);
  }
  for (const { id, status } of kassa.payments.values()) {
    const [intent] = provider.intents.get(id) ?? [];
    const there = intent?.status ?? 'absent';
    if (agreeing[status]?.includes(there) === false)
      found.add('bookDifferences', id, `is ${status}, at the provider it is ${there}`);
  }
};
