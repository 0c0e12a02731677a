import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';

export const paymeCapabilities: GatewayCapabilities = {
  methods: ['payme', 'card'],
  tokens: ['payme', 'card'],
  currencies: ['UZS'],
  authorize: true,
  holdsNeedToken: true,
  partialCapture: true,
  intents: false,
  refund: 'api',
  partialRefund: 'by-hand',
  offSession: true,
  savesMethods: true,
  portal: false,
  disputes: false,
  fees: 'agreed',
  approval: false,
};
