import { type Gateway } from '../plan/gateway.ts';
import { type PaymentStatus } from '#domain/payments/payment-status';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

type Agreeing = Readonly<Partial<Record<PaymentStatus, readonly string[]>>>;
const taken = (...words: readonly string[]): Agreeing => ({
  completed: words,
  partially_refunded: words,
  refunded: words,
});

/** How a payment may stand at its provider for each of our statuses. Of those that are not listed any will do. */
const agreeing: Readonly<Partial<Record<Gateway, Agreeing>>> = {
  stripe: {
    ...taken('succeeded'),
    requires_action: ['requires_action'],
    authorized: ['requires_capture'],
    cancelled: ['canceled'],
    failed: ['requires_payment_method', 'canceled', 'absent'],
  },
  paypal: {
    ...taken('captured'),
    requires_action: ['open', 'absent'],
    authorized: ['held'],
    cancelled: ['open', 'released', 'absent'],
    failed: ['open', 'declined', 'released', 'absent'],
  },
  payme: {
    ...taken('paid'),
    refunded: ['paid', 'ended'],
    requires_action: ['ended', 'absent'],
    authorized: ['held'],
    cancelled: ['ended', 'absent'],
    failed: ['ended', 'absent'],
  },
};

/** The ledger shows money that moved. Money that is only held shows on the provider's payments, and must not be forgotten there. */
export const checkHolds = ({ kassa, providers }: Books, found: Findings): void => {
  for (const [gateway, { standing }] of providers)
    for (const [paymentId, states] of standing ?? []) {
      if (!kassa.payments.has(paymentId))
        found.add('lostPayments', paymentId, `${gateway} has a payment that Kassa does not know`, gateway);
      if (states.length > 1)
        found.add(
          'doubleCharges',
          paymentId,
          `${gateway} has it ${states.length} times: ${states.join(', ')}`,
        );
    }
  for (const { id, status, gateway } of kassa.payments.values()) {
    const [there = 'absent'] = providers.get(gateway as Gateway)?.standing?.get(id) ?? [];
    if (agreeing[gateway as Gateway]?.[status]?.includes(there) === false)
      found.add('bookDifferences', id, `is ${status}, at the provider it is ${there}`);
  }
};
