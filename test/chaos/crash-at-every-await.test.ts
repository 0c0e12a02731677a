import { aCharge, card } from '#test/support/client';
import { describeCrashes } from './crash-walk.ts';

const intent = { amount: 10_000, currency: 'USD' };

describeCrashes([
  {
    name: 'charge',
    asks: async (_w, n) => ({ path: '/payments/charge', body: aCharge({ orderId: `order-${n}` }) }),
  },
  {
    name: 'authorize',
    asks: async (_w, n) => ({ path: '/payments/authorize', body: aCharge({ orderId: `order-${n}` }) }),
  },
  { name: 'intent', asks: async () => ({ path: '/payments/intents', body: intent }) },
  {
    name: 'confirm',
    asks: async (world) => {
      const { body } = await world.post('/payments/intents', intent);
      return { path: `/payments/${body.id}/confirm`, body: { paymentMethod: card('visa') } };
    },
  },
  {
    name: 'capture',
    asks: async (world) => ({
      path: `/payments/${(await world.authorized()).id}/capture`,
      body: { amount: 6_000 },
    }),
  },
  {
    name: 'cancel',
    asks: async (world) => ({ path: `/payments/${(await world.authorized()).id}/cancel`, body: {} }),
  },
  {
    name: 'refund',
    asks: async (world) => ({
      path: `/payments/${(await world.charged()).id}/refunds`,
      body: { amount: 2_500 },
    }),
  },
]);
