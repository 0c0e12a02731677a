import { type Currency } from '#domain/shared/currency';
import { clickCapabilities } from '#infrastructure/gateways/click/click-capabilities';
import { sandboxClickCredentials } from '#sandbox/click/click-settings';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';

const { merchantId, serviceId, merchantUserId } = sandboxClickCredentials;

paymentGatewayContract('click', {
  capabilities: clickCapabilities,
  currency: 'UZS' as Currency,
  price: 5_000_000n,
  sources: {
    works: { method: 'card', token: 'sandbox-click-card-ok' },
    isDeclined: { method: 'card', token: 'sandbox-click-card-poor', code: 'card-declined' },
    needsAction: { method: 'click', token: null },
  },
  pay: (world, paymentId) => world.playPayer('click', paymentId, 'pay'),
  leave: (world, paymentId) => world.playPayer('click', paymentId, 'cancel'),
  faults: {
    charge: 'card-token.payment',
    refund: 'payment.reversal',
    'part-refund': 'payment.partial-reversal',
  },
  wrong: { settings: { merchantId, serviceId, merchantUserId }, credentials: { secretKey: 'of-nobody' } },
  knowsKeys: false,
  showsMethod: false,
  refundsTold: 'no',
  lostChargesStayInDoubt: true,
  partsStayInDoubt: true,
});
