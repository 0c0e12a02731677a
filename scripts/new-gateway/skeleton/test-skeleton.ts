import { type GatewayName } from '../gateway-name.ts';

/** The line that holds the gateway to the contract. */
export const testSkeleton = ({ kebab, camel, pascal }: GatewayName): string => `
import { type Currency } from '#domain/shared/currency';
import { ${camel}Capabilities } from '#infrastructure/gateways/${kebab}/${kebab}-capabilities';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';

/** Until there is an emulator in sandbox/${kebab}. */
const fillIn = (what: string) => Promise.reject(new Error(\`${kebab}: fill in \${what}\`));

paymentGatewayContract('${kebab}', {
  capabilities: ${camel}Capabilities,
  currency: 'USD' as Currency,
  price: 10_000n,
  sources: {
    works: { method: 'card', token: 'sandbox-${kebab}-ok' },
    isDeclined: { method: 'card', token: 'sandbox-${kebab}-declined', code: 'card-declined' },
    needsAction: { method: 'card', token: 'sandbox-${kebab}-challenge' },
  },
  pay: () => fillIn('how the emulator of ${pascal} plays a payer who pays'),
  leave: () => fillIn('how it plays one who does not'),
  faults: {},
  account: { credentials: { secretKey: 'sandbox-${kebab}-secret' } },
  wrong: { credentials: { secretKey: 'of-nobody' } },
  knowsKeys: true,
  showsMethod: true,
  refundsTold: 'each',
});
`;
