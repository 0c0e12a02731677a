import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { byHandMethods } from '#domain/shared/method-type';

export const manualCapabilities: GatewayCapabilities = {
  methods: byHandMethods,
  tokens: [],
  currencies: 'all',
  authorize: false,
  partialCapture: false,
  intents: false,
  refund: 'by-hand',
  partialRefund: 'by-hand',
  offSession: false,
  savesMethods: false,
  portal: false,
  disputes: false,
  fees: 'agreed',
  approval: true,
};
