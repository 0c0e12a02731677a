import { accountBook, type AccountBook } from '#application/gateways/account-book';
import { type GatewayAccountId } from '#domain/shared/ids';
import { stripeProvider } from '#infrastructure/gateways/stripe/stripe-provider';
import { type Config } from './config.ts';

/** The accounts that the environment names. Accounts of tenants' own come beside them. */
export const configuredGateways = (config: Config): AccountBook => {
  const timeoutMs = config.GATEWAY_TIMEOUT_MS;
  const stripe = stripeProvider({ apiBase: config.STRIPE_API_BASE, timeoutMs });
  return accountBook([
    {
      id: 'gwa_configured_stripe' as GatewayAccountId,
      open: stripe.open({
        id: 'gwa_configured_stripe' as GatewayAccountId,
        mode: config.STRIPE_SECRET_KEY.includes('_live_') ? 'live' : 'test',
        settings: {},
        credentials: {
          secretKey: config.STRIPE_SECRET_KEY,
          webhookSecrets: config.STRIPE_WEBHOOK_SECRETS,
        },
        retired: [],
      }),
    },
  ]);
};
