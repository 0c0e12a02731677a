import { namedCustomer } from '../customers/find-customer.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badState } from '../http/refusal.ts';
import { type Route } from '../http/route.ts';
import { readParams } from '../http/shape.ts';
import { changeMetadata } from '../metadata.ts';
import { checkChargeable } from '../money/amount.ts';
import { checkOwner, checkUsable } from '../payment-methods/find-payment-method.ts';
import { intentOf } from './find-intent.ts';
import { updateShape } from './intent-params.ts';
import { methodOptions } from './new-intent.ts';
import { type PaymentIntent } from './payment-intent.ts';
import { methodFrom } from './prepare-attempt.ts';

const open = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);
const alwaysAllowed = new Set([
  'metadata',
  'description',
  'receipt_email',
  'shipping',
  'transfer_group',
  'expand',
]);

const refuseFrozen = (intent: PaymentIntent, names: readonly string[]): void => {
  const frozen = open.has(intent.status) ? undefined : names.find((name) => !alwaysAllowed.has(name));
  if (frozen === undefined) return;
  throw badState(
    `This PaymentIntent's ${frozen} could not be updated because it has a status of ${intent.status}.`,
    { code: 'payment_intent_unexpected_state', param: frozen, payment_intent: intent },
  );
};

/** Takes a new value, `undefined` when none was sent, and the old one; gives the value to keep. */
const or = <T>(sent: T | undefined, kept: T): T => (sent === undefined ? kept : sent);

/** `POST /v1/payment_intents/:id`: changes a payment; once it is held, paid or over only what does not matter to a bank. */
export const updateIntent: Route = {
  method: 'POST',
  path: 'payment_intents/:id',
  handle: (call) => {
    const { world } = call;
    const before = intentOf(call);
    const params = readParams(updateShape, call.params);
    refuseFrozen(before, Object.keys(params));
    const amount = params.amount ?? before.amount;
    const currency = params.currency ?? before.currency;
    if (open.has(before.status)) checkChargeable(amount, currency);
    if (params.customer != null) namedCustomer(world, params.customer);
    const customer = or(params.customer, before.customer);
    const method = methodFrom(world, params);
    if (method !== null) {
      checkUsable(world, method);
      checkOwner(method, customer);
    }
    const after = world.paymentIntents.put({
      ...before,
      amount,
      currency,
      customer,
      capture_method: params.capture_method ?? before.capture_method,
      description: or(params.description, before.description),
      metadata: changeMetadata(before.metadata, params.metadata),
      payment_method: method?.id ?? before.payment_method,
      payment_method_options:
        params.payment_method_options == null
          ? before.payment_method_options
          : methodOptions(params.payment_method_options),
      receipt_email: or(params.receipt_email, before.receipt_email),
      setup_future_usage: or(params.setup_future_usage, before.setup_future_usage),
      shipping: or(params.shipping, before.shipping),
      statement_descriptor_suffix: or(params.statement_descriptor_suffix, before.statement_descriptor_suffix),
      status:
        method !== null || (before.status === 'requires_action' && amount !== before.amount)
          ? 'requires_confirmation'
          : before.status,
      transfer_data: or(params.transfer_data, before.transfer_data),
      transfer_group: or(params.transfer_group, before.transfer_group),
    });
    return objectAnswer(call, after, params.expand);
  },
};
