import { currencies } from '#domain/shared/currency';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { isTaken } from './paypal-amount.ts';

export const paypalCapabilities: GatewayCapabilities = {
  methods: ['paypal'],
  tokens: ['paypal'],
  currencies: currencies.filter(isTaken),
  authorize: true,
  partialCapture: true,
  intents: true,
  refund: 'api',
  partialRefund: 'api',
  offSession: true,
  savesMethods: true,
  portal: false,
  disputes: true,
  fees: 'told',
  approval: false,
};
