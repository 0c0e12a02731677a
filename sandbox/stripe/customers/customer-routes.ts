import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter, noSuch } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, ok, pathId, type Route } from '../http/route.ts';
import { text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { pageShape } from '../lists/pagination.ts';
import { searchPage } from '../lists/search.ts';
import { attachChecked } from '../payment-methods/attach-checked.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type Customer, type Tombstone, blankCustomer } from './customer.ts';
import { changeCustomer, createShape, updateShape } from './customer-params.ts';

const listShape = { ...pageShape, created, email: text(), test_clock: text() };

const customerOf = (call: Call): Customer => {
  const customer = call.world.customers.get(pathId(call));
  if (customer === undefined || customer.deleted === true) throw noSuch('customer', pathId(call), 'id', 404);
  return customer;
};

/** Refuses a default payment method that is not the customer's. */
const checkDefault = (world: StripeWorld, customer: Customer): void => {
  const id = customer.invoice_settings.default_payment_method;
  if (id === null || world.paymentMethods.get(id)?.customer === customer.id) return;
  throw badParameter(
    'The customer does not have a payment method with this ID.',
    'invoice_settings[default_payment_method]',
    'resource_missing',
  );
};

const create: Route = {
  method: 'POST',
  path: 'customers',
  handle: (call) => {
    const { world, cause } = call;
    const params = readParams(createShape, call.params);
    const customer = changeCustomer(blankCustomer(world.clock.nowSeconds()), params);
    const { default_payment_method: preferred } = customer.invoice_settings;
    if (params.payment_method == null) checkDefault(world, customer);
    const method =
      params.payment_method == null ? null : attachChecked(call, params.payment_method, customer.id);
    const settings = {
      ...customer.invoice_settings,
      default_payment_method: preferred === null ? null : (method?.id ?? preferred),
    };
    const stored = world.customers.put({ ...customer, invoice_settings: settings });
    emit(world, cause, 'customer.created', stored);
    return objectAnswer(call, stored, params.expand);
  },
};

const update: Route = {
  method: 'POST',
  path: 'customers/:id',
  handle: (call) => {
    const before = customerOf(call);
    const params = readParams(updateShape, call.params);
    const after = changeCustomer(before, params);
    checkDefault(call.world, after);
    call.world.customers.put(after);
    emit(call.world, call.cause, 'customer.updated', after, before);
    return objectAnswer(call, after, params.expand);
  },
};

const remove: Route = {
  method: 'DELETE',
  path: 'customers/:id',
  handle: (call) => {
    const { world, cause } = call;
    const customer = customerOf(call);
    for (const method of world.paymentMethods.where('customer', customer.id)) {
      world.marks.set('retired', method.id);
      world.paymentMethods.put({ ...method, customer: null });
    }
    const tombstone = world.customers.put<Tombstone>({ id: customer.id, object: 'customer', deleted: true });
    emit(world, cause, 'customer.deleted', customer);
    return ok(tombstone);
  },
};

const list: Route = {
  method: 'GET',
  path: 'customers',
  handle: (call) => {
    const params = readParams(listShape, call.params);
    const wanted = (customer: Customer | Tombstone): boolean =>
      customer.deleted !== true && (params.email == null || customer.email === params.email);
    return listAnswer(call, call.world.customers, params, '/v1/customers', wanted);
  },
};

const living = function* (world: StripeWorld): Generator<Customer> {
  for (const customer of world.customers.newestFirst()) if (customer.deleted !== true) yield customer;
};

const search: Route = {
  method: 'GET',
  path: 'customers/search',
  handle: (call) => ok(searchPage(call, () => living(call.world), '/v1/customers/search')),
};

/** Every call on customers; a deleted one leaves a tombstone that can be retrieved (stripe.md §4.1). */
export const customerRoutes: readonly Route[] = [
  create,
  update,
  remove,
  list,
  search,
  retrieveRoute('customers', 'customer', (world, id) => world.customers.get(id)),
];
