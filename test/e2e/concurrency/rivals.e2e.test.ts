import { bookDifferences } from '#test/support/books';
import { type Client } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('requests that want opposite things at the same time', () => {
  let world: World;
  let second: Client;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    second = await world.anotherApi();
  });
  afterAll(() => world.dispose());

  it('201: given a charge, when ten refunds of 60 % are asked for at once, then exactly one succeeds', async () => {
    const { id } = await world.charged();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? world : second).post(
          `/payments/${id}/refunds`,
          { amount: 6_000 },
          { key: `sixty-${n}` },
        ),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(9).fill(422)]);
    const refused = answers.filter(({ status }) => status === 422);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['refund-exceeds-captured']));
    expect(await world.payment(id)).toMatchObject({ status: 'partially_refunded', refundedAmount: 6_000 });
    const refunds = (await world.ledger()).filter(({ kind }) => kind === 'refund');
    expect(refunds).toMatchObject([{ amount: 6_000 }]);
  });

  it('201: given a charge, when ten refunds of 10 % are asked for at once, then all succeed and nothing is lost', async () => {
    const { id } = await world.charged();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? world : second).post(
          `/payments/${id}/refunds`,
          { amount: 1_000 },
          { key: `ten-${n}` },
        ),
      ),
    );
    // One that lost every race for the document is told to come again, and then succeeds.
    for (const [n, { status }] of answers.entries())
      if (status === 409)
        expect(
          (await world.post(`/payments/${id}/refunds`, { amount: 1_000 }, { key: `ten-${n}` })).status,
        ).toBe(201);
      else expect(status).toBe(201);
    // Who lost every race to tell the payment has left an event that tells it.
    await world.settle();
    expect(await world.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: 10_000 });
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('200: given an authorization, when a capture races a cancellation, then one wins and the provider agrees with it', async () => {
    const rounds = 40;
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await world.authorized();
      const captureFirst = round % 2 === 0;
      const race = [
        () => world.post(`/payments/${id}/capture`, {}, { key: `capture-${round}` }),
        () => second.post(`/payments/${id}/cancel`, {}, { key: `cancel-${round}` }),
      ];
      const answers = await Promise.all((captureFirst ? race : race.reverse()).map((start) => start()));
      const [captured, cancelled] = captureFirst ? answers : answers.reverse();
      const won = [captured!, cancelled!].filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      expect([captured!.status, cancelled!.status].sort()).toEqual([200, 409]);

      const { status } = await world.payment(id);
      expect(won[0]!.body.status).toBe(status);
      const kinds = (await world.ledger(id)).map(({ kind }) => kind);
      expect(kinds).toEqual([status === 'completed' ? 'capture' : 'void']);
      winners.add(status);
    }
    // Otherwise it was no race.
    expect([...winners].sort()).toEqual(['cancelled', 'completed']);
  });
});
