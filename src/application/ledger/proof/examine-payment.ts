import { balancesFor, differences } from '#domain/ledger/payment-balances';
import { type PaymentMoney } from '#application/payments/contract';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Sums } from '#domain/shared/sealed-log';
import { type Books } from '../ledger-ports.ts';
import { moneyReaders } from '../read-money-event.ts';
import { examine } from './examine.ts';
import { type Findings, sayDifference } from './ledger-proof.ts';

/** A payment that seemed to disagree with its entries, looked at by itself. */
export const examinePayment = (
  ports: Books,
  tenantId: TenantId,
  id: PaymentId,
  report: Findings,
): Promise<void> =>
  examine<PaymentMoney>(
    ports,
    {
      tenantId,
      kind: 'payment',
      id,
      find: async () => (await ports.payments.find(tenantId, [id]))[0],
      entries: () => ports.journal.ofPayments(tenantId, [id]),
      faults: faultsOf,
      movesMoney,
    },
    report,
  );

/** A refund's own news reach the books by way of its payment. */
const movesMoney = ({ type, aggregate }: IntegrationEvent): boolean =>
  type in moneyReaders || aggregate.kind === 'refunds';

const faultsOf = (
  payment: PaymentMoney,
  sums: Sums,
  pending: readonly IntegrationEvent[],
): readonly string[] => {
  const { refunded, refundsCompleted } = payment;
  const isTold = !pending.some(({ aggregate }) => aggregate.kind === 'refunds');
  return [
    ...differences(balancesFor(payment), sums).map(sayDifference),
    ...(isTold && refunded.minor !== refundsCompleted.minor
      ? [`counts ${refunded.minor} as refunded, its refunds ${refundsCompleted.minor}`]
      : []),
  ];
};
