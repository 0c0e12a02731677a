import { type GatewayName } from '../gateway-name.ts';

/** What an account needs, and how to talk to one. */
export const providerSkeleton = ({ kebab, camel, pascal }: GatewayName): string => `
import { z } from 'zod';
import { type Provider } from '#application/gateways/ports/provider';
import { ${camel}Capabilities } from './${kebab}-capabilities.ts';
import { ${camel}Gateway } from './${kebab}-gateway.ts';

const settings = z.strictObject({
  feeBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe('What ${pascal} keeps of each payment as agreed with it, in hundredths of a percent'),
});
const credentials = z.strictObject({ secretKey: z.string().min(1, 'must not be empty') });

/** ${pascal}. \`timeoutMs\`: how long it may take to answer. */
export const ${camel}Provider = ({
  timeoutMs,
}: Readonly<{ timeoutMs: number }>): Provider<z.output<typeof settings>, z.output<typeof credentials>> => ({
  name: '${kebab}',
  capabilities: ${camel}Capabilities,
  settings,
  credentials,
  open: ({ settings: { feeBasisPoints }, credentials: { secretKey } }) => ({
    gateway: ${camel}Gateway({ secretKey, timeoutMs, feeBasisPoints }),
  }),
});
`;
