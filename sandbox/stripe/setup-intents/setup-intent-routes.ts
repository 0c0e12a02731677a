import { namedCustomer } from '../customers/find-customer.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Route } from '../http/route.ts';
import { flag, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { changeMetadata } from '../metadata.ts';
import { methodFrom } from '../payment-intents/prepare-attempt.ts';
import { checkSetup, setupAnswer, setupOf, unexpectedSetupState } from './confirm-setup.ts';
import { newSetupIntent } from './new-setup-intent.ts';
import { type SetupIntent } from './setup-intent.ts';
import { cancelShape, confirmShape, createShape, updateShape } from './setup-params.ts';

const listShape = {
  ...pageShape,
  created,
  customer: text(),
  customer_account: text(),
  payment_method: text(),
  attach_to_self: flag,
};

/** `POST /v1/setup_intents`: begins saving a payment method, confirmed at once when asked. */
export const createSetupIntent: Route = {
  method: 'POST',
  path: 'setup_intents',
  handle: (call) => {
    const { world, cause } = call;
    const params = readParams(createShape, call.params);
    if (params.customer != null) namedCustomer(world, params.customer);
    if (params.mandate_data != null && params.confirm !== true)
      throw badParameter('mandate_data can only be used with confirm=true.', 'mandate_data');
    const method = methodFrom(world, params);
    const intent = newSetupIntent(params, method?.id ?? null, world.clock.nowSeconds());
    const confirmed = params.confirm === true ? checkSetup(call, intent, params, method) : null;
    world.setupIntents.put(intent);
    emit(world, cause, 'setup_intent.created', intent);
    return confirmed === null
      ? objectAnswer(call, intent, params.expand)
      : setupAnswer(call, intent, params, confirmed);
  },
};

const update: Route = {
  method: 'POST',
  path: 'setup_intents/:id',
  handle: (call) => {
    const before = setupOf(call);
    const params = readParams(updateShape, call.params);
    if (before.status === 'succeeded' || before.status === 'canceled')
      throw unexpectedSetupState(before, 'update');
    if (params.customer != null) namedCustomer(call.world, params.customer);
    const method = methodFrom(call.world, params);
    const after = call.world.setupIntents.put<SetupIntent>({
      ...before,
      customer: params.customer === undefined ? before.customer : params.customer,
      description: params.description === undefined ? before.description : params.description,
      metadata: changeMetadata(before.metadata, params.metadata),
      payment_method: method?.id ?? before.payment_method,
      status: method === null ? before.status : 'requires_confirmation',
    });
    return objectAnswer(call, after, params.expand);
  },
};

const confirm: Route = {
  method: 'POST',
  path: 'setup_intents/:id/confirm',
  handle: (call) => {
    const intent = setupOf(call);
    const params = readParams(confirmShape, call.params);
    const method =
      methodFrom(call.world, params) ?? call.world.paymentMethods.get(intent.payment_method ?? '') ?? null;
    return setupAnswer(call, intent, params, checkSetup(call, intent, params, method));
  },
};

const cancel: Route = {
  method: 'POST',
  path: 'setup_intents/:id/cancel',
  handle: (call) => {
    const before = setupOf(call);
    const params = readParams(cancelShape, call.params);
    if (before.status === 'succeeded' || before.status === 'canceled')
      throw unexpectedSetupState(before, 'cancel');
    const canceled = call.world.setupIntents.put<SetupIntent>({
      ...before,
      status: 'canceled',
      cancellation_reason: params.cancellation_reason ?? null,
      next_action: null,
    });
    emit(call.world, call.cause, 'setup_intent.canceled', canceled);
    return objectAnswer(call, canceled, params.expand);
  },
};

const list: Route = {
  method: 'GET',
  path: 'setup_intents',
  handle: (call) => {
    const { customer, payment_method: method, ...params } = readParams(listShape, call.params);
    const source = narrowed(call.world.setupIntents, { customer });
    const isWanted = (intent: SetupIntent): boolean => method == null || intent.payment_method === method;
    return listAnswer(call, source, params, '/v1/setup_intents', isWanted);
  },
};

/** Every call on setup intents. */
export const setupIntentRoutes: readonly Route[] = [
  createSetupIntent,
  update,
  confirm,
  cancel,
  list,
  retrieveRoute('setup_intents', 'setupintent', (world, id) => world.setupIntents.get(id)),
];
