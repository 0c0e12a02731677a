import { cardOf } from '../cards/card-of.ts';
import { type Charge } from '../charges/charge.ts';
import { type Dispute } from '../disputes/dispute.ts';
import { disputeFee, processingFee } from '../money/fees.ts';
import { freshId } from '../ids.ts';
import { type Refund } from '../refunds/refund.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type BalanceTransaction } from './balance-transaction.ts';

type Line = Pick<
  BalanceTransaction,
  'amount' | 'currency' | 'description' | 'fee' | 'reporting_category' | 'source' | 'type'
> & { readonly feeName?: string; readonly atOnce?: boolean };

const settlesAfterSeconds = 2 * 86_400;

const record = (world: StripeWorld, line: Line): BalanceTransaction => {
  const { feeName, atOnce, ...facts } = line;
  const created = world.clock.nowSeconds();
  const fees = [
    {
      amount: line.fee,
      application: null,
      currency: line.currency,
      description: feeName ?? null,
      type: 'stripe_fee',
    },
  ];
  return world.balanceTransactions.put({
    id: freshId('txn'),
    object: 'balance_transaction',
    ...facts,
    available_on: atOnce === true ? created : created + settlesAfterSeconds,
    balance_type: 'payments',
    created,
    exchange_rate: null,
    fee_details: line.fee === 0 ? [] : fees,
    net: line.amount - line.fee,
    status: 'pending',
  });
};

const fingerprintOf = (charge: Charge): string => {
  const card = charge.payment_method_details['card'] as { fingerprint?: string } | undefined;
  return card?.fingerprint ?? '';
};

/** Books a captured charge with the processing fee on what was captured (Stripe doc "Balance transaction types"). */
export const recordCharge = (world: StripeWorld, charge: Charge): BalanceTransaction => {
  const isCard = charge.payment_method_details.type === 'card';
  return record(world, {
    amount: charge.amount_captured,
    currency: charge.currency,
    description: charge.description,
    fee: processingFee(world.settings.fees, charge.amount_captured, charge.currency),
    feeName: 'Stripe processing fees',
    atOnce: isCard && cardOf(fingerprintOf(charge)).aftermath === 'available-at-once',
    reporting_category: 'charge',
    source: charge.id,
    type: isCard ? 'charge' : 'payment',
  });
};

/** Books a refund: the amount goes out, the fee of the charge is not returned. */
export const recordRefund = (world: StripeWorld, refund: Refund): BalanceTransaction =>
  record(world, {
    amount: -refund.amount,
    currency: refund.currency,
    description: 'REFUND FOR CHARGE',
    fee: 0,
    reporting_category: 'refund',
    source: refund.id,
    type: refund.charge.startsWith('py_') ? 'payment_refund' : 'refund',
  });

/** Books the return of a refund that failed. */
export const recordRefundFailure = (world: StripeWorld, refund: Refund): BalanceTransaction =>
  record(world, {
    amount: refund.amount,
    currency: refund.currency,
    description: 'REFUND FAILURE',
    fee: 0,
    reporting_category: 'refund_failure',
    source: refund.id,
    type: 'refund_failure',
  });

/** Books the money that a chargeback takes, with the dispute fee. */
export const recordChargeback = (
  world: StripeWorld,
  dispute: Pick<Dispute, 'id' | 'amount' | 'currency' | 'charge'>,
): BalanceTransaction =>
  record(world, {
    amount: -dispute.amount,
    currency: dispute.currency,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    fee: disputeFee(world.settings.fees, dispute.currency),
    feeName: 'Dispute fee',
    reporting_category: 'dispute',
    source: dispute.id,
    type: 'adjustment',
  });

/** Books the money that comes back when a chargeback is won; the dispute fee stays paid. */
export const recordReversal = (world: StripeWorld, dispute: Dispute): BalanceTransaction =>
  record(world, {
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    fee: 0,
    reporting_category: 'dispute_reversal',
    source: dispute.id,
    type: 'adjustment',
  });
