import { type Gateway } from '../plan/gateway.ts';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { agrees } from './standing/agreement.ts';

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
    if (!agrees(gateway, status, there))
      found.add('bookDifferences', id, `is ${status}, at the provider it is ${there}`);
  }
};
