import { type ClickWorld } from '../click-world.ts';
import { type LedgerEntry } from '../../ledger.ts';
import { type Payment } from './payment.ts';

const entry = (
  world: ClickWorld,
  payment: Payment,
  kind: LedgerEntry['kind'],
  id: string,
  tiyin: number,
): void =>
  void world.ledger.put({
    id,
    kind,
    amount: tiyin,
    currency: 'UZS',
    status: 'succeeded',
    reference: payment.merchantTransId,
    idempotencyKey: null,
    at: new Date(world.clock.nowMs()).toISOString(),
  });

/** Writes into the book that the payer's money is the shop's: for a walk once the shop confirmed, for a card once it succeeded. */
export const bookCharge = (world: ClickWorld, payment: Payment): void =>
  entry(world, payment, 'charge', payment.id, payment.tiyin);

/**
 * Writes into the book that money went back, in tiyin. The Merchant API carries no refund id, so the reference is that
 * of the payment, and several refunds of one payment share it.
 */
export const bookRefund = (world: ClickWorld, payment: Payment, tiyin: number): void =>
  entry(world, payment, 'refund', `${payment.id}-${world.counter.next()}`, tiyin);
