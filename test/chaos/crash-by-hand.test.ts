import { aCharge } from '#test/support/client';
import { type World } from '#test/support/world';
import { describeCrashes } from './crash-walk.ts';

const transfer = { paymentMethod: { type: 'bank_transfer' } };
const seen = { note: 'seen on the statement', evidence: 'statement 17, line 4' };

const approved = async (world: World): Promise<string> => {
  const { id } = await world.charged(transfer);
  expect((await world.post(`/admin/payments/${id}/approve`, seen)).status).toBe(200);
  return id;
};

/** In hand already; above a thousand dollars it takes two to say so. */
const inHand = (world: World, name: string, amount: number) => ({
  amount,
  currency: 'USD',
  method: 'bank_transfer',
  receivedAt: world.platform.clock.now().toISOString(),
  reference: `transfer ${name}`,
  reason: 'seen on the statement',
});
let recorded = 0;

describeCrashes([
  {
    name: 'record of money that is in hand',
    asks: async (world) => ({
      path: '/admin/payments/manual',
      body: inHand(world, `${(recorded += 1)}`, recorded % 2 === 0 ? 5_000 : 200_000),
    }),
  },
  {
    name: 'charge by bank transfer',
    asks: async () => ({ path: '/payments/charge', body: aCharge(transfer) }),
  },
  {
    name: 'approval of a bank transfer',
    asks: async (world) => ({
      path: `/admin/payments/${(await world.charged(transfer)).id}/approve`,
      body: seen,
    }),
  },
  {
    name: 'refund that a person has to make',
    asks: async (world) => ({ path: `/payments/${await approved(world)}/refunds`, body: { amount: 2_500 } }),
    answers: { atOnce: [202], settled: [202] },
  },
  {
    name: 'record of a refund that a person made',
    asks: async (world) => {
      const { status, body } = await world.post(`/payments/${await approved(world)}/refunds`, {
        amount: 2_500,
      });
      expect({ status, body }).toMatchObject({ status: 202 });
      const slip = { outcome: 'completed', note: 'paid out', evidence: 'receipt 12' };
      return { path: `/admin/refunds/${body.id}/record`, body: slip };
    },
  },
]);
