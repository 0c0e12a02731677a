import { moveMoney } from '../balance/move-money.ts';
import { recordRefund } from '../balance/record-transaction.ts';
import { cardOf } from '../cards/card-of.ts';
import { type Charge } from '../charges/charge.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter, badState, noSuch } from '../http/refusal.ts';
import { type Call, type Route } from '../http/route.ts';
import { expand, flag, oneOf, text } from '../http/readers.ts';
import { type Read, readParams } from '../http/shape.ts';
import { freshId } from '../ids.ts';
import { changeMetadata, metadataChange, noMetadata } from '../metadata.ts';
import { amount, currency } from '../money/amount.ts';
import { refundKey, type StripeWorld } from '../stripe-world.ts';
import { refundWork } from './refund-work.ts';
import { type Refund, type RefundDestination } from './refund.ts';

const shape = {
  amount,
  charge: text(),
  currency,
  customer: text(),
  instructions_email: text(),
  metadata: metadataChange,
  origin: text(),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: flag,
  reverse_transfer: flag,
  expand,
};

const chargeOf = (world: StripeWorld, params: Read<typeof shape>): Charge => {
  const { charge: chargeId, payment_intent: intentId } = params;
  if ((chargeId == null) === (intentId == null))
    throw badParameter('Provide exactly one of charge and payment_intent.', 'payment_intent');
  if (chargeId != null) {
    const charge = world.charges.get(chargeId);
    if (charge === undefined) throw noSuch('charge', chargeId, 'charge', 400);
    return charge;
  }
  const intent = world.paymentIntents.get(intentId ?? '');
  if (intent === undefined) throw noSuch('payment_intent', intentId ?? '', 'payment_intent', 400);
  const charge = world.charges.get(intent.latest_charge ?? '');
  if (charge?.captured !== true)
    throw badState('This PaymentIntent does not have a successful charge to refund.', {
      param: 'payment_intent',
    });
  return charge;
};

/** Takes a charge and the wished amount and gives what to refund; what Stripe refuses is refused (stripe.md §4.6). */
const amountOf = (world: StripeWorld, charge: Charge, wished: number | undefined): number => {
  if (!charge.captured) throw badState('This charge has not been captured.', { param: 'charge' });
  const rest = charge.amount - charge.amount_refunded;
  if (world.disputes.where('charge', charge.id).some(({ is_charge_refundable: allowed }) => !allowed))
    throw badState(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  if (rest <= 0)
    throw badState(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (wished !== undefined && wished > rest)
    throw badState(`Refund amount (${wished}) is greater than unrefunded amount on charge (${rest})`, {
      param: 'amount',
    });
  return wished ?? rest;
};

const cardDestination: RefundDestination = Object.freeze({
  card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' } as const,
  type: 'card',
});

const destination = (kind: string): RefundDestination => {
  if (kind === 'card') return cardDestination;
  const type = kind === 'sepa_debit' ? 'sepa_bank_transfer' : 'us_bank_transfer';
  return { [type]: { reference: null, reference_status: 'pending' }, type };
};

const work = (status: Refund['status'], fails: boolean): string => {
  if (fails) return refundWork.fail;
  return status === 'pending' ? refundWork.succeed : refundWork.reference;
};

const refundCharge = (call: Call, charge: Charge, params: Read<typeof shape>): Refund => {
  const { world, cause } = call;
  const minor = amountOf(world, charge, params.amount);
  const card = charge.payment_method_details['card'] as { fingerprint?: string } | undefined;
  const { aftermath } = cardOf(card?.fingerprint ?? '');
  const pending = card === undefined || aftermath === 'refund-pending';
  const draft: Refund = {
    id: freshId(charge.id.startsWith('py_') ? 'pyr' : 're'),
    object: 'refund',
    amount: minor,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.nowSeconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(charge.payment_method_details.type),
    metadata: changeMetadata(noMetadata, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending ? { pending_reason: 'processing' as const } : {}),
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  const refund = world.refunds.put({ ...draft, balance_transaction: recordRefund(world, draft).id });
  const refunded = charge.amount_refunded + minor;
  const after = world.charges.put({
    ...charge,
    amount_refunded: refunded,
    refunded: refunded >= charge.amount,
  });
  moveMoney(world, cause, {
    id: refund.id,
    kind: 'refund',
    amount: minor,
    currency: refund.currency,
    status: refund.status,
    reference: refund.metadata[refundKey],
  });
  emit(world, cause, 'refund.created', refund);
  emit(world, cause, 'charge.refunded', after, charge);
  world.agenda.after(
    world.settings.refundDelayMs,
    work(refund.status, aftermath === 'refund-fails'),
    refund.id,
  );
  return refund;
};

/** `POST /v1/refunds`: gives back all or part of a charge (Stripe doc "Create a refund"). */
export const createRefund: Route = {
  method: 'POST',
  path: 'refunds',
  operations: () => ['refund'],
  handle: (call) => {
    const params = readParams(shape, call.params);
    return objectAnswer(call, refundCharge(call, chargeOf(call.world, params), params), params.expand);
  },
};
