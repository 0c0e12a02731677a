import { readFileSync } from 'node:fs';
import { type CredentialKeeper } from '#application/gateways/ports/credential-keeper';
import { type Provider } from '#application/gateways/ports/provider';
import { clickProvider } from '#infrastructure/gateways/click/click-provider';
import { manualProvider } from '#infrastructure/gateways/manual/manual-provider';
import { paymeProvider } from '#infrastructure/gateways/payme/payme-provider';
import { paypalProvider } from '#infrastructure/gateways/paypal/paypal-provider';
import { stripeProvider } from '#infrastructure/gateways/stripe/stripe-provider';
import { type Config } from './config.ts';

/** What adapters may need of Kassa itself. */
export type ProviderNeeds = Readonly<{
  /** Kassa's own time, for what they sign and what they ask about. */
  now(): Date;
  /** For providers that change their own credentials. */
  keeper: CredentialKeeper;
}>;

/** Every provider that Kassa speaks to. A new one is a folder in infrastructure/gateways, and a line here. */
export const providers = (config: Config, needs: ProviderNeeds): readonly Provider[] => {
  const timeoutMs = config.GATEWAY_TIMEOUT_MS;
  return [
    stripeProvider({ apiBase: config.STRIPE_API_BASE, timeoutMs }),
    clickProvider({
      apiBase: config.CLICK_API_BASE ?? 'https://api.click.uz/v2/merchant',
      payBase: config.CLICK_PAY_BASE ?? 'https://my.click.uz/services/pay',
      timeoutMs,
      now: () => needs.now(),
    }),
    paymeProvider({
      checkoutBase: config.PAYME_CHECKOUT_BASE,
      apiBase: config.PAYME_API_BASE,
      timeoutMs,
      now: () => needs.now(),
      keeper: needs.keeper,
    }),
    paypalProvider({
      apiBase: config.PAYPAL_API_BASE,
      trustAnchors:
        config.PAYPAL_CA_FILE === undefined ? undefined : readFileSync(config.PAYPAL_CA_FILE, 'utf8'),
      timeoutMs,
      now: () => needs.now(),
    }),
    manualProvider(),
  ];
};
