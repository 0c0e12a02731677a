import { type Currency } from '#domain/shared/currency';
import { paypalCapabilities } from '#infrastructure/gateways/paypal/paypal-capabilities';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';

paymentGatewayContract('paypal', {
  capabilities: paypalCapabilities,
  currency: 'USD' as Currency,
  price: 10_000n,
  sources: {
    works: { method: 'paypal', token: 'sandbox-vault-ok' },
    isDeclined: { method: 'paypal', token: 'sandbox-vault-declined', code: 'card-declined' },
    needsAction: { method: 'paypal', token: null },
  },
  pay: (world, paymentId) => world.playPayer('paypal', paymentId, 'pay'),
  leave: (world, paymentId) => world.playPayer('paypal', paymentId, 'cancel'),
  faults: {
    charge: 'charge',
    authorize: 'authorize',
    confirm: 'confirm',
    capture: 'capture',
    void: 'void',
    refund: 'refund',
    'part-refund': 'refund',
  },
  wrong: { credentials: { clientId: 'nobody', clientSecret: 'of-nobody', webhookIds: ['WH-1'] } },
  knowsKeys: true,
  showsMethod: false,
  refundsTold: 'each',
  listsEvents: true,
});
