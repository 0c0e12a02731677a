import { stripeClient } from '#infrastructure/gateways/stripe/stripe-client';
import { refusalOf } from '#infrastructure/gateways/stripe/stripe-failures';

/** Nothing listens there, and nothing gets that far. */
const apiBase = 'http://127.0.0.1:9';

describe('a request to Stripe that can not be written down', () => {
  it.each(['sk_test_4eC3…', 'sk_test_4eC3\n5', 'sk_test_\u0001'])(
    'with the key %j was certainly never sent',
    async (secretKey) => {
      const stripe = stripeClient({ secretKey, apiBase, timeoutMs: 1_000 });
      const failure: unknown = await stripe.refunds
        .create({ payment_intent: 'pi_1' })
        .catch((error: unknown) => error);
      expect(refusalOf(failure)).toMatchObject({
        kind: 'turned-away',
        why: expect.stringContaining('ERR_INVALID_CHAR'),
      });
    },
  );
});
