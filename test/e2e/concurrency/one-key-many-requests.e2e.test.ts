import { aCharge, type Client } from '#test/support/client';
import { aSubscriber, billingOf } from '#test/e2e/billing/a-subscriber';
import { openWorld, type World } from '#test/support/world';

/** How many requests with one key go out at once. */
const crowd = 50;
const together = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

describe('many requests with one key at the same time', () => {
  let world: World;
  let second: Client;
  beforeAll(async () => {
    world = await openWorld();
    second = await world.anotherApi();
  });
  afterAll(() => world.dispose());

  it('201: given 50 identical charges, when they are sent at once, then there is one charge and 50 equal answers', async () => {
    const answers = await together(crowd, () => world.post('/payments/charge', aCharge(), { key: 'crowd' }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const fresh = answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined);
    expect(fresh).toHaveLength(1);
    const { id } = answers[0]!.body;
    expect(await world.ledger(id)).toMatchObject([{ kind: 'charge', amount: 10_000 }]);
    expect((await world.get('/payments?limit=100')).body.data).toHaveLength(1);
  });

  it('201: given two instances of the API, when both get the key at once, then there is one charge and one answer', async () => {
    const key = 'two-instances';
    const answers = await together(20, (n) =>
      (n % 2 === 0 ? world : second).post('/payments/charge', aCharge({ amount: 777 }), { key }),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await world.ledger(answers[0]!.body.id)).toHaveLength(1);
  });

  it('402: given two instances and a card that is declined, when both get the key at once, then all hear the one decline', async () => {
    const asked = aCharge({ paymentMethod: { type: 'card', token: 'pm_card_chargeDeclined' } });
    const answers = await together(20, (n) =>
      (n % 2 === 0 ? world : second).post('/payments/charge', asked, { key: 'declined-crowd' }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([402]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.payment))).size).toBe(1);
  });

  it('200: given an authorization, when 20 identical captures arrive at two instances, then it is captured once', async () => {
    const { id } = await world.authorized();
    const answers = await together(20, (n) =>
      (n % 2 === 0 ? world : second).post(
        `/payments/${id}/capture`,
        { amount: 6_000 },
        { key: 'capture-crowd' },
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ status: 'completed', capturedAmount: 6_000 });
    expect((await world.ledger(id)).filter(({ kind }) => kind === 'capture')).toHaveLength(1);
  });

  it('201: given a charge, when 20 identical refunds arrive at two instances, then money goes back once', async () => {
    const { id } = await world.charged();
    const answers = await together(20, (n) =>
      (n % 2 === 0 ? world : second).post(
        `/payments/${id}/refunds`,
        { amount: 500 },
        { key: 'refund-crowd' },
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await world.ledger(answers[0]!.body.id)).toMatchObject([{ kind: 'refund', amount: 500 }]);
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 500 });
  });

  it('200: given a subscription, when 20 identical changes arrive at two instances, then one made it and none met a conflict', async () => {
    const ann = await aSubscriber(world);
    const { body } = await billingOf(world).subscribe(ann);
    const answers = await together(20, (n) =>
      (n % 2 === 0 ? world : second).post(
        `/subscriptions/${body.id}/change`,
        { planId: 'pln_enterprise' },
        { as: ann.as, key: 'change-crowd' },
      ),
    );
    for (const { status, body: said, headers } of answers.filter((answer) => answer.status !== 200))
      expect([status, said.code, headers['retry-after']]).toEqual([409, 'idempotency-in-flight', '1']);
    const fresh = answers.filter(
      ({ status, headers }) => status === 200 && headers['idempotent-replayed'] === undefined,
    );
    expect(fresh.length).toBeLessThanOrEqual(1);
    const [change, ...others] = await billingOf(world).invoicesOf(ann, body.id);
    expect([change!.status, change!.attempts.length, others.length]).toEqual(['paid', 1, 1]);
    expect(await world.ledger(change!.paymentId!)).toHaveLength(1);
  });

  it('422: given two different charges under one key, when they race, then one is made and the other is told', async () => {
    const answers = await together(10, (n) =>
      world.post('/payments/charge', aCharge({ amount: 100 + (n % 2) }), { key: 'two-bodies' }),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(5);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(5).fill('idempotency-key-reused'));
  });
});
