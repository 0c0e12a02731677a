import { type z } from 'zod';
import { type CustomerResource } from '#interfaces/http/customers/customer-resource';
import { type PaymentMethodResource } from '#interfaces/http/customers/method-resource';
import { type Caller, admin } from '#test/support/client';
import { stripeOf } from '#test/support/stripe-client';
import { type World } from '#test/support/world';

export type CustomerBody = z.output<typeof CustomerResource>;
export type MethodBody = z.output<typeof PaymentMethodResource>;

const expectStatus = <T>(response: Readonly<{ status: number; body: T }>, status: number): T => {
  if (response.status !== status)
    throw new Error(`expected ${status}, got ${response.status}: ${JSON.stringify(response.body)}`);
  return response.body;
};

/** A customer made known by an admin. */
export const aCustomer = async (world: World, is: object = {}, as: Caller = admin): Promise<CustomerBody> =>
  expectStatus(await world.post('/customers', is, { as }), 201);

/** A card saved from a token of Stripe's browser code. */
export const aSavedCard = async (
  world: World,
  is: Readonly<Record<string, unknown>>,
  as: Caller = admin,
): Promise<MethodBody> =>
  expectStatus(
    await world.post('/payment-methods', { type: 'card', token: 'pm_card_visa', ...is }, { as }),
    201,
  );

export const methodOf = async (world: World, id: string): Promise<MethodBody> =>
  expectStatus(await world.get(`/payment-methods/${id}`), 200);

/** What Stripe keeps of a customer of ours: ids of methods, for every customer there who is this one. */
export const keptAtStripe = async (world: World, customerId: string): Promise<string[]> => {
  const stripe = stripeOf(world);
  const { data } = await stripe.customers.list({ limit: 100 });
  const theirs = data.filter(({ metadata }) => metadata.kassa_customer_id === customerId);
  const lists = await Promise.all(theirs.map(({ id }) => stripe.paymentMethods.list({ customer: id })));
  return lists.flatMap((list) => list.data.map(({ id }) => id));
};

/** The setup intent behind a client secret: `seti_…_secret_…`. */
export const setupOf = ({ step }: MethodBody): string => {
  if (step?.kind !== 'browser') throw new Error(`not a step for a browser: ${JSON.stringify(step)}`);
  return step.clientSecret.split('_secret_')[0]!;
};
