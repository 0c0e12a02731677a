import { type StripeWorld } from '../stripe-world.ts';

/** Takes an object with an id in a property and gives the object behind the id; null when there is none. */
export type Loader = (world: StripeWorld, owner: Readonly<Record<string, unknown>>) => object | null;

type Named =
  | 'customers'
  | 'paymentMethods'
  | 'paymentIntents'
  | 'setupIntents'
  | 'charges'
  | 'balanceTransactions'
  | 'mandates';

const behind =
  (property: string, collection: Named): Loader =>
  (world, owner) => {
    const id = owner[property];
    return typeof id === 'string' ? (world[collection].get(id) ?? null) : null;
  };

const list = (data: readonly object[], url: string): object => ({
  object: 'list',
  data,
  has_more: false,
  url,
});

const emptyList =
  (name: string): Loader =>
  (_world, owner) =>
    list([], `/v1/customers/${String(owner['id'])}/${name}`);

const source: Loader = (world, owner) => {
  const id = String(owner['source']);
  return world.charges.get(id) ?? world.refunds.get(id) ?? world.disputes.get(id) ?? null;
};

const refunds: Loader = (world, owner) => {
  const id = String(owner['id']);
  return list([...world.refunds.where('charge', id)].reverse(), `/v1/charges/${id}/refunds`);
};

const lineItems: Loader = (world, owner) => {
  const id = String(owner['id']);
  return list(world.sessionPlans.get(id)?.items ?? [], `/v1/checkout/sessions/${id}/line_items`);
};

const customer = behind('customer', 'customers');
const paymentMethod = behind('payment_method', 'paymentMethods');
const paymentIntent = behind('payment_intent', 'paymentIntents');
const charge = behind('charge', 'charges');

/** Which properties of which objects can be expanded; a hash inside an object is named `object.hash` (stripe.md §1 "Expand"). */
export const expandable: Readonly<Record<string, Readonly<Record<string, Loader>>>> = {
  payment_intent: {
    customer,
    payment_method: paymentMethod,
    latest_charge: behind('latest_charge', 'charges'),
  },
  setup_intent: { customer, payment_method: paymentMethod, mandate: behind('mandate', 'mandates') },
  payment_method: { customer },
  charge: {
    customer,
    payment_intent: paymentIntent,
    balance_transaction: behind('balance_transaction', 'balanceTransactions'),
    refunds,
  },
  refund: {
    customer,
    charge,
    payment_intent: paymentIntent,
    payment_method: paymentMethod,
    balance_transaction: behind('balance_transaction', 'balanceTransactions'),
    failure_balance_transaction: behind('failure_balance_transaction', 'balanceTransactions'),
  },
  dispute: { charge, payment_intent: paymentIntent },
  'radar.early_fraud_warning': { charge, payment_intent: paymentIntent },
  balance_transaction: { source },
  mandate: { payment_method: paymentMethod },
  'checkout.session': {
    customer,
    payment_intent: paymentIntent,
    setup_intent: behind('setup_intent', 'setupIntents'),
    line_items: lineItems,
  },
  customer: {
    sources: emptyList('sources'),
    subscriptions: emptyList('subscriptions'),
    tax_ids: emptyList('tax_ids'),
  },
  'customer.invoice_settings': { default_payment_method: behind('default_payment_method', 'paymentMethods') },
};
