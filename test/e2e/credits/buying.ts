import { card, customer, type Caller } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

let people = 0;
/** Somebody nobody has met before. */
export const somebody = (): Caller => customer(`buyer_${(people += 1)}`);

export const visa = card('visa');

/** Buys a pack with a card that works: 200 credits for $14.99, unless said otherwise. */
export const bought = async (world: World, as: Caller, changes: object = {}) => {
  const asked = { packId: 'cpk_medium', paymentMethod: visa, ...changes };
  const { status, body } = await world.post('/credits/purchases', asked, { as });
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body as { id: string; paymentId: string; customerId: string };
};

export const balanceOf = async (world: World, as: Caller): Promise<number> =>
  (await world.get('/credits', { as })).body.balance as number;

/** Newest first: kind, credits and the balance after. */
export const historyOf = async (world: World, as: Caller): Promise<[string, number, number][]> => {
  const { body } = await world.get('/credits/history?limit=100', { as });
  return body.data.map((entry: Entry) => [entry.kind, entry.credits, entry.balance]);
};
type Entry = Readonly<{ kind: string; credits: number; balance: number }>;

export const consume = (world: World, as: Caller, credits: number, key?: string) =>
  world.post('/credits/consume', { credits, reason: 'pictures' }, { as, ...(key && { key }) });

/** Gives money back, and waits until the history says so. */
export const refunded = async (
  world: World,
  as: Caller,
  paymentId: string,
  amount?: number,
): Promise<string> => {
  const before = (await historyOf(world, as)).length;
  const { status, body } = await world.post(`/payments/${paymentId}/refunds`, {
    reason: 'requested-by-customer',
    ...(amount !== undefined && { amount }),
  });
  if (status !== 201 && status !== 202)
    throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  await eventually('its credits are taken back', async () => (await historyOf(world, as)).length > before);
  return body.id as string;
};

/** The case about a refund or a dispute, if there is one. */
export const caseOf = async (world: World, subjectId: string) => {
  const { body } = await world.get('/admin/reviews?limit=100');
  return (body.data as Case[]).find(({ subject }) => subject.id === subjectId);
};
type Case = Readonly<{ subject: Readonly<{ id: string }> }>;

/** From now on the provider tells everything so many times more. */
export const duplicateWebhooks = (world: World, duplicate: number) =>
  fetch(`${world.sandbox.controlUrl}/webhooks/policy`, {
    method: 'POST',
    body: JSON.stringify({ provider: 'stripe', duplicate }),
    headers: { 'content-type': 'application/json' },
  });
