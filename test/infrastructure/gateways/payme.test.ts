import { type Currency } from '#domain/shared/currency';
import { paymeCapabilities } from '#infrastructure/gateways/payme/payme-capabilities';
import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';

paymentGatewayContract('payme', {
  capabilities: paymeCapabilities,
  currency: 'UZS' as Currency,
  price: 5_000_000n,
  sources: {
    works: { method: 'card', token: 'sandbox-payme-card-ok' },
    isDeclined: { method: 'card', token: 'sandbox-payme-card-poor', code: 'insufficient-funds' },
    needsAction: { method: 'payme', token: null },
  },
  pay: (world, paymentId) => world.playPayer('payme', paymentId, 'pay'),
  leave: (world, paymentId) => world.playPayer('payme', paymentId, 'cancel'),
  faults: {
    charge: 'charge',
    authorize: 'authorize',
    capture: 'capture',
    void: 'void',
    refund: 'refund',
  },
  wrong: {
    settings: { merchantId: sandboxPaymeCredentials.merchantId },
    credentials: { testKey: 'key-of-nobody' },
  },
  knowsKeys: false,
  showsMethod: true,
  refundsTold: 'whole',
});
