import { z } from 'zod';
import { type Provider } from '#application/gateways/ports/provider';
import { stripeCapabilities } from './stripe-capabilities.ts';
import { stripeClient } from './stripe-client.ts';
import { stripeDialect } from './stripe-dialect.ts';
import { stripeEvents } from './stripe-events.ts';
import { stripeGateway } from './stripe-gateway.ts';
import { stripeStatement } from './stripe-statement.ts';
import { stripeVault } from './stripe-vault.ts';

/** What can be sent as it stands: one that was copied with an ellipsis or a line break can't be, and would never charge. */
const stripeKey = /^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/;
const settings = z.strictObject({});
const credentials = z.strictObject({
  secretKey: z
    .string()
    .regex(
      stripeKey,
      'must be a Stripe secret key, whole: sk_test_…, sk_live_…, rk_test_… or rk_live_…, of letters and digits only',
    ),
  // Empty at first: Stripe tells the secret of an endpoint only once it knows its address.
  webhookSecrets: z.array(z.string().startsWith('whsec_', 'must begin with whsec_')).max(5).default([]),
});

/** Stripe (docs.stripe.com). `apiBase` leads elsewhere only in the sandbox. */
export const stripeProvider = (
  at: Readonly<{ apiBase: string; timeoutMs: number }>,
): Provider<z.output<typeof settings>, z.output<typeof credentials>> => ({
  name: 'stripe',
  capabilities: stripeCapabilities,
  settings,
  credentials,
  modeIssues: (mode, { secretKey }) => {
    const other = mode === 'live' ? 'test' : 'live';
    return secretKey.includes(`_${other}_`)
      ? [{ path: 'credentials.secretKey', message: `is a ${other} key, but the account's mode is ${mode}` }]
      : [];
  },
  open: ({ credentials: { secretKey, webhookSecrets }, retired, keyRefused }) => {
    const stripe = stripeClient({ secretKey, ...at, keyRefused });
    const secrets = [...webhookSecrets, ...retired.flatMap((old) => old.webhookSecrets)];
    return {
      gateway: stripeGateway({ stripe }),
      dialect: stripeDialect({ secrets }),
      vault: stripeVault({ stripe }),
      statement: stripeStatement(stripe),
      events: stripeEvents(stripe),
    };
  },
});
