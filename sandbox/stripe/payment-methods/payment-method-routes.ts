import { inPath } from '../http/in-path.ts';
import { namedCustomer } from '../customers/find-customer.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter, badState, noSuch } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, pathId, type Route } from '../http/route.ts';
import { expand, integer, oneOf, text } from '../http/readers.ts';
import { hash, readParams } from '../http/shape.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { attachChecked } from './attach-checked.ts';
import { billingDetailsParam, changeBillingDetails } from './billing-details.ts';
import { cloneMagic, namedMethod } from './find-payment-method.ts';
import { newMethodShape, newPaymentMethod } from './new-payment-method.ts';
import { type PaymentMethod } from './payment-method.ts';

const createShape = { ...newMethodShape, customer: text(), payment_method: text(), expand };
const updateShape = {
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: billingDetailsParam,
  card: hash({ exp_month: integer, exp_year: integer }),
  us_bank_account: hash({ account_holder_type: text(), account_type: text() }),
  metadata: metadataChange,
  expand,
};
const attachShape = { customer: text(), customer_account: text(), expand };
const listShape = {
  ...pageShape,
  allow_redisplay: text(),
  customer: text(),
  customer_account: text(),
  type: text(),
};
const ofCustomerShape = { ...pageShape, allow_redisplay: text(), type: text() };

const findMethod = (world: StripeWorld, id: string): PaymentMethod | undefined =>
  world.paymentMethods.get(id) ?? cloneMagic(world, id);

const methodOf = (call: Call): PaymentMethod =>
  inPath(call, (id) => findMethod(call.world, id), 'PaymentMethod', 'payment_method');

const create: Route = {
  method: 'POST',
  path: 'payment_methods',
  handle: (call) => {
    const { world } = call;
    const params = readParams(createShape, call.params);
    if (params.payment_method != null) {
      const source = namedMethod(world, params.payment_method);
      const draft = newPaymentMethod({ type: 'card', card: { token: 'tok_visa' } }, world.clock.nowSeconds());
      const clone = world.paymentMethods.put<PaymentMethod>({
        ...source,
        id: draft.id,
        created: draft.created,
        customer: null,
      });
      return objectAnswer(call, clone, params.expand);
    }
    const method = world.paymentMethods.put(newPaymentMethod(params, world.clock.nowSeconds()));
    return objectAnswer(call, method, params.expand);
  },
};

const update: Route = {
  method: 'POST',
  path: 'payment_methods/:id',
  handle: (call) => {
    const before = methodOf(call);
    const params = readParams(updateShape, call.params);
    const { exp_month: month, exp_year: year } = params.card ?? {};
    const card = before.card && {
      ...before.card,
      exp_month: month ?? before.card.exp_month,
      exp_year: year ?? before.card.exp_year,
    };
    const after = call.world.paymentMethods.put<PaymentMethod>({
      ...before,
      ...(card === undefined ? {} : { card }),
      allow_redisplay: params.allow_redisplay ?? before.allow_redisplay,
      billing_details: changeBillingDetails(before.billing_details, params.billing_details),
      metadata: changeMetadata(before.metadata, params.metadata),
    });
    emit(call.world, call.cause, 'payment_method.updated', after, before);
    return objectAnswer(call, after, params.expand);
  },
};

const attach: Route = {
  method: 'POST',
  path: 'payment_methods/:id/attach',
  handle: (call) => {
    const params = readParams(attachShape, call.params);
    if (params.customer == null)
      throw badParameter('Missing required param: customer.', 'customer', 'parameter_missing');
    const customer = namedCustomer(call.world, params.customer);
    return objectAnswer(call, attachChecked(call, methodOf(call).id, customer.id), params.expand);
  },
};

const detach: Route = {
  method: 'POST',
  path: 'payment_methods/:id/detach',
  handle: (call) => {
    const { world, cause } = call;
    const before = methodOf(call);
    const params = readParams({ expand }, call.params);
    if (before.customer === null)
      throw badState(
        'The payment method you provided is not attached to a customer so detachment is impossible.',
      );
    const owner = world.customers.get(before.customer);
    if (
      owner !== undefined &&
      owner.deleted !== true &&
      owner.invoice_settings.default_payment_method === before.id
    )
      world.customers.put({
        ...owner,
        invoice_settings: { ...owner.invoice_settings, default_payment_method: null },
      });
    world.marks.set('retired', before.id);
    const after = world.paymentMethods.put({ ...before, customer: null });
    emit(world, cause, 'payment_method.detached', after, before);
    return objectAnswer(call, after, params.expand);
  },
};

const wantedType =
  (type: string | null | undefined) =>
  (method: PaymentMethod): boolean =>
    type == null || method.type === type;

const list: Route = {
  method: 'GET',
  path: 'payment_methods',
  handle: (call) => {
    const { customer, type, ...params } = readParams(listShape, call.params);
    const source = narrowed(call.world.paymentMethods, { customer });
    const isOfType = wantedType(type);
    const isWanted = (method: PaymentMethod): boolean => method.customer !== null && isOfType(method);
    return listAnswer(call, source, params, '/v1/payment_methods', isWanted);
  },
};

const ofCustomer: Route = {
  method: 'GET',
  path: 'customers/:id/payment_methods',
  handle: (call) => {
    const { type, ...params } = readParams(ofCustomerShape, call.params);
    const { id } = namedCustomer(call.world, pathId(call));
    const source = narrowed(call.world.paymentMethods, { customer: id });
    return listAnswer(call, source, params, `/v1/customers/${id}/payment_methods`, wantedType(type));
  },
};

const oneOfCustomer: Route = {
  method: 'GET',
  path: 'customers/:id/payment_methods/:id',
  handle: (call) => {
    const params = readParams({ expand }, call.params);
    const [customer, id = ''] = call.ids;
    const method = call.world.paymentMethods.get(id);
    if (method === undefined || method.customer !== customer)
      throw noSuch('PaymentMethod', id, 'payment_method', 404);
    return objectAnswer(call, method, params.expand);
  },
};

/** Every call on payment methods; every use of a magic id clones a fresh one (stripe.md §4.2). */
export const paymentMethodRoutes: readonly Route[] = [
  create,
  update,
  attach,
  detach,
  list,
  ofCustomer,
  oneOfCustomer,
  retrieveRoute('payment_methods', 'PaymentMethod', findMethod),
];
