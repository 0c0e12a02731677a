import { type z } from 'zod';
import { type InvoiceResource } from '#interfaces/http/billing/invoice-resource';
import { aCustomer, aSavedCard } from '#test/e2e/customers/saved';
import { type Caller, customer } from '#test/support/client';
import { type World } from '#test/support/world';

export type InvoiceBody = z.output<typeof InvoiceResource>;

export const dayMs = 86_400_000;

let subscribers = 0;

/** A customer who calls for themselves, with a saved card or without. */
export type Subscriber = Readonly<{ as: Caller; customerId: string; methodId: string | null }>;

/** `token`: the card they saved, null for none; the rest is their profile. */
export const aSubscriber = async (
  world: World,
  {
    token = 'pm_card_visa',
    ...profile
  }: Readonly<Record<string, unknown>> & Readonly<{ token?: string | null }> = {},
): Promise<Subscriber> => {
  const as = customer(`subscriber-${(subscribers += 1)}`);
  const { id: customerId } = await aCustomer(world, profile, as);
  if (token === null) return { as, customerId, methodId: null };
  const { id: methodId } = await aSavedCard(world, { token }, as);
  return { as, customerId, methodId };
};

/** What subscribers do and read. */
export const billingOf = (world: Pick<World, 'post' | 'get'>) => ({
  /** Pro by the month, unless they say otherwise. */
  subscribe: ({ as }: Subscriber, is: object = {}) =>
    world.post('/subscriptions', { planId: 'pln_pro', interval: 'month', ...is }, { as }),
  ask: ({ as }: Subscriber, id: string, what: string, body: object = {}) =>
    world.post(`/subscriptions/${id}/${what}`, body, { as }),
  read: async ({ as }: Subscriber, id: string) => (await world.get(`/subscriptions/${id}`, { as })).body,
  invoicesOf: async ({ as }: Subscriber, id: string): Promise<InvoiceBody[]> =>
    (await world.get(`/invoices?subscriptionId=${id}&limit=100`, { as })).body.data,
});
