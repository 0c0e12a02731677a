import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';

/** Click (docs.click.uz): a payment link for everybody, and cards whose owner has a Click card token. */
export const clickCapabilities: GatewayCapabilities = {
  methods: ['click', 'card'],
  tokens: ['card'],
  currencies: ['UZS'],
  authorize: false,
  partialCapture: false,
  intents: false,
  refund: 'api',
  partialRefund: 'api',
  offSession: true,
  savesMethods: true,
  portal: false,
  disputes: false,
  fees: 'agreed',
  approval: false,
};
