import { type Currency } from '#domain/shared/currency';
import { stripeCapabilities } from '#infrastructure/gateways/stripe/stripe-capabilities';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';

paymentGatewayContract('stripe', {
  capabilities: stripeCapabilities,
  currency: 'USD' as Currency,
  price: 10_000n,
  sources: {
    works: { method: 'card', token: 'pm_card_visa' },
    isDeclined: { method: 'card', token: 'pm_card_chargeDeclined', code: 'card-declined' },
    needsAction: { method: 'card', token: 'pm_card_threeDSecure2Required' },
  },
  pay: (world, paymentId) => world.completeAction(paymentId, 'succeeded'),
  leave: (world, paymentId) => world.completeAction(paymentId, 'failed'),
  faults: {
    charge: 'charge',
    authorize: 'authorize',
    confirm: 'confirm',
    capture: 'capture',
    void: 'void',
    refund: 'refund',
    'part-refund': 'refund',
  },
  wrong: { credentials: { secretKey: 'sk_test_of_nobody' } },
  knowsKeys: true,
  showsMethod: true,
  refundsTold: 'each',
  listsEvents: true,
  world: { stripe: { allowedKeys: ['sk_test_kassa'] } },
});
