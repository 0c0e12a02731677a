import { sumsOf } from '#domain/ledger/entry';
import { balancesFor, differences } from '#domain/ledger/payment-balances';
import { type PaymentMoney } from '#application/payments/contract';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { entriesOf } from '../entries-of.ts';
import { type Books } from '../ledger-ports.ts';
import { moneyReaders } from '../read-money-event.ts';
import { tally } from '../tally.ts';
import { type Findings } from './ledger-proof.ts';

/** A payment that something happens to meanwhile is looked at again. More often than this it is in good hands. */
const triesMax = 5;

/** A payment that seemed to disagree with its entries, looked at by itself: with what its outboxes still hold, does it? */
export const examinePayment = async (
  ports: Books,
  tenantId: TenantId,
  id: PaymentId,
  found: Findings,
): Promise<void> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const [payment] = await ports.payments.find(tenantId, [id]);
    if (!payment) return;
    // The outboxes before the entries: an event that has left one is in the other.
    const held = await ports.outboxes.heldBy(payment.documents);
    const entries = await ports.journal.ofPayments(tenantId, [id]);
    const [after] = await ports.payments.find(tenantId, [id]);
    if (!after || versionsOf(after) !== versionsOf(payment)) continue;
    const posted = new Set(entries.map((entry) => entry.id));
    const pending = held.filter((event) => !posted.has(event.id));
    const sums = tally();
    for (const entry of [...entries, ...entriesOf(pending)]) sums.add(sumsOf(entry));
    const wrong = faultsOf(payment, sums.sums(), pending);
    for (const what of wrong) found.problem({ tenantId, kind: 'payment', id, what });
    if (wrong.length > 0) return;
    for (const { id: eventId, type } of pending.filter(movesMoney))
      found.pending({ tenantId, paymentId: id, eventId, type });
    return;
  }
};

/** A refund's own news reach the books by way of its payment. */
const movesMoney = ({ type, aggregate }: IntegrationEvent): boolean =>
  type in moneyReaders || aggregate.kind === 'refunds';

const versionsOf = ({ documents }: PaymentMoney): string =>
  documents.map(({ id, version }) => `${id}@${version}`).join(' ');

const faultsOf = (
  payment: PaymentMoney,
  sums: Readonly<Record<string, bigint>>,
  pending: readonly IntegrationEvent[],
): string[] => {
  const { refunded, refundsCompleted } = payment;
  const isTold = !pending.some(({ aggregate }) => aggregate.kind === 'refunds');
  return [
    ...differences(balancesFor(payment), sums).map(
      ({ key, expected, found }) => `${key} stands at ${found} and should at ${expected}`,
    ),
    ...(isTold && refunded.minor !== refundsCompleted.minor
      ? [`counts ${refunded.minor} as refunded, its refunds ${refundsCompleted.minor}`]
      : []),
  ];
};
