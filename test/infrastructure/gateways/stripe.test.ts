import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { type GatewayAccountId } from '#domain/shared/ids';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';
import { openWorld, type World } from '#test/support/world';

let world: World;
let gateway: PaymentGateway;
beforeAll(async () => {
  world = await openWorld({ webhooksTo: null, env: { GATEWAY_TIMEOUT_MS: '250' } });
  gateway = await world.modules.gateways.book.gateways.of('gwa_configured_stripe' as GatewayAccountId);
});
afterAll(() => world.dispose());

paymentGatewayContract('Stripe', () => ({
  gateway,
  sources: {
    works: 'pm_card_visa',
    isDeclined: 'pm_card_chargeDeclined',
    needsAction: 'pm_card_threeDSecure2Required',
  },
  silence: (operation, executed) =>
    world.fault({ operation, mode: executed ? 'timeout-after' : 'timeout-before' }),
  movements: async (paymentId) =>
    (await world.ledger(paymentId))
      .filter(({ status }) => status === 'succeeded')
      .map(({ kind, amount }) => `${kind} ${amount}`),
  refunded: async (refundId) => (await world.ledger(refundId)).reduce((sum, { amount }) => sum + amount, 0),
}));
