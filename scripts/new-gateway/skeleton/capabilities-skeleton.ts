import { type GatewayName } from '../gateway-name.ts';

/** What most providers of card payments can do. */
export const capabilitiesSkeleton = ({ camel, pascal }: GatewayName): string => `
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';

/** What ${pascal} can do. Say no more than its documents do: the contract test holds it to each line. */
export const ${camel}Capabilities: GatewayCapabilities = {
  methods: ['card'],
  tokens: ['card'],
  currencies: ['USD'],
  authorize: true,
  partialCapture: true,
  intents: false,
  refund: 'api',
  partialRefund: 'api',
  offSession: false,
  savesMethods: false,
  portal: false,
  disputes: false,
  fees: 'agreed',
  approval: false,
};
`;
