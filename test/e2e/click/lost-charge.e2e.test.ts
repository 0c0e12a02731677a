import { openWorld, type World } from '#test/support/world';

let world: World;
beforeAll(
  async () => void (world = await openWorld({ webhooksTo: null, env: { GATEWAY_TIMEOUT_MS: '800' } })),
);
afterAll(() => world.dispose());

const charge = {
  amount: 5_000_000,
  currency: 'UZS',
  gateway: 'click',
  paymentMethod: { type: 'card', token: 'sandbox-click-card-ok' },
};

describe('a charge of a card at Click that nobody heard the end of', () => {
  it.each(['timeout-before', 'timeout-after'] as const)(
    'never fails on its own, however long Click says nothing of it (%s)',
    async (mode) => {
      await world.fault({ provider: 'click', operation: 'card-token.payment', mode });
      const { status, body } = await world.post('/payments/charge', charge);
      expect({ status, is: body.status }).toEqual({ status: 202, is: 'processing' });
      await world.settle();
      await world.pass(3 * 86_400_000);
      await world.sweep();
      const settled = await world.payment(body.id);
      const charged = mode === 'timeout-after';
      expect(settled).toMatchObject({ status: charged ? 'completed' : 'processing', failure: null });
      expect(await world.ledger(body.id, 'click')).toHaveLength(charged ? 1 : 0);
      const { data } = (await world.get('/admin/reviews?limit=100')).body;
      expect(JSON.stringify(data).includes(body.id)).toBe(!charged);
    },
  );
});
