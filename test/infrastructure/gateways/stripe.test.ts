import { configuredGateways } from '#bootstrap/gateways';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';
import { openWorld, type World } from '#test/support/world';

let world: World;
beforeAll(
  async () => void (world = await openWorld({ webhooksTo: null, env: { GATEWAY_TIMEOUT_MS: '250' } })),
);
afterAll(() => world.dispose());

paymentGatewayContract('Stripe', () => ({
  gateway: configuredGateways(world.platform.config).gateways.all()[0]!.gateway,
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
