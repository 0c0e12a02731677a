import { type WebhooksPorts } from '#application/webhooks/index';
import { gatewayBook, type GatewayBook } from '#application/payments/gateway-book';
import { type GatewayAccountId } from '#domain/shared/ids';
import { stripeClient } from '#infrastructure/gateways/stripe/stripe-client';
import { stripeDialect } from '#infrastructure/gateways/stripe/stripe-dialect';
import { stripeGateway } from '#infrastructure/gateways/stripe/stripe-gateway';
import { type Config } from './config.ts';

/** The account that the environment names. Accounts of tenants' own come beside it. */
const configuredStripe = 'gwa_configured_stripe' as GatewayAccountId;

/** A new provider is one entry in each of these lists. */
export const configuredGateways = (
  config: Config,
): Readonly<{ gateways: GatewayBook; dialects: WebhooksPorts['dialects'] }> => {
  const stripe = stripeClient({
    secretKey: config.STRIPE_SECRET_KEY,
    apiBase: config.STRIPE_API_BASE,
    timeoutMs: config.GATEWAY_TIMEOUT_MS,
  });
  return {
    gateways: gatewayBook([{ id: configuredStripe, gateway: stripeGateway({ stripe }) }]),
    dialects: [
      { account: configuredStripe, dialect: stripeDialect({ secrets: config.STRIPE_WEBHOOK_SECRETS }) },
    ],
  };
};
