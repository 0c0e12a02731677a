import { movementBecomes } from '../balance/move-money.ts';
import { recordReversal } from '../balance/record-transaction.ts';
import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type Dispute, isClosed } from './dispute.ts';

/** Ends a dispute: a won chargeback brings the money back, an inquiry just closes (stripe.md §4.7). A closed one stays as it is. */
export const closeDispute = (
  world: StripeWorld,
  cause: Cause,
  dispute: Dispute,
  outcome: 'won' | 'lost',
): Dispute => {
  if (isClosed(dispute)) return dispute;
  if (dispute.balance_transactions.length === 0) {
    const closed = world.disputes.put({ ...dispute, status: 'warning_closed' });
    emit(world, cause, 'charge.dispute.closed', closed, dispute);
    return closed;
  }
  const won = outcome === 'won';
  const closed = world.disputes.put({
    ...dispute,
    status: outcome,
    is_charge_refundable: won,
    balance_transactions: won
      ? [...dispute.balance_transactions, recordReversal(world, dispute)]
      : dispute.balance_transactions,
  });
  movementBecomes(world, dispute.id, outcome);
  emit(world, cause, 'charge.dispute.closed', closed, dispute);
  if (won) emit(world, cause, 'charge.dispute.funds_reinstated', closed);
  return closed;
};
