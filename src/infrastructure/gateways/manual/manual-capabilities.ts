import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';

export const manualMethods = ['cash_on_delivery', 'bank_transfer', 'check'] as const;
export type ManualMethod = (typeof manualMethods)[number];

export const manualCapabilities: GatewayCapabilities = {
  methods: manualMethods,
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
