import { type Config } from './config.ts';
import { type ProviderSettings } from './provider-settings.ts';

/** What the environment says about its account at one provider, in the words of that provider's own schemas. */
export type ConfiguredAccount = Readonly<{
  mode: 'test' | 'live';
  settings: Readonly<Record<string, unknown>>;
  credentials: Readonly<Record<string, unknown>>;
}>;

type Settings = ProviderSettings & Pick<Config, 'GATEWAY_MODE'>;

/** The accounts that the environment names, by provider; undefined where it names none. */
export const configuredAccounts = (
  config: Settings,
): Readonly<Record<string, ConfiguredAccount | undefined>> => ({
  stripe: stripeAccount(config),
  paypal: paypalAccount(config),
  payme: paymeAccount(config),
  click: clickAccount(config),
  manual: manualAccount(config),
});

/** Needs nobody's keys, so it is always there; a tenant that wants other rules makes an account of its own. */
const manualAccount = ({ GATEWAY_MODE: mode = 'live' }: Settings): ConfiguredAccount => ({
  mode,
  settings: {},
  credentials: {},
});

const stripeAccount = (config: ProviderSettings): ConfiguredAccount | undefined =>
  config.STRIPE_SECRET_KEY === undefined
    ? undefined
    : {
        mode: config.STRIPE_SECRET_KEY.includes('_live_') ? 'live' : 'test',
        settings: {},
        credentials: {
          secretKey: config.STRIPE_SECRET_KEY,
          webhookSecrets: config.STRIPE_WEBHOOK_SECRETS,
        },
      };

const paypalAccount = (config: ProviderSettings): ConfiguredAccount | undefined =>
  config.PAYPAL_CLIENT_ID === undefined
    ? undefined
    : {
        mode: config.PAYPAL_MODE,
        settings: {},
        credentials: {
          clientId: config.PAYPAL_CLIENT_ID,
          clientSecret: config.PAYPAL_CLIENT_SECRET,
          webhookIds: config.PAYPAL_WEBHOOK_IDS,
        },
      };

const paymeAccount = (config: ProviderSettings): ConfiguredAccount | undefined =>
  config.PAYME_MERCHANT_ID === undefined
    ? undefined
    : {
        mode: config.PAYME_MODE,
        settings: { merchantId: config.PAYME_MERCHANT_ID },
        credentials: { key: config.PAYME_KEY, testKey: config.PAYME_TEST_KEY },
      };

const clickAccount = (config: ProviderSettings): ConfiguredAccount | undefined =>
  config.CLICK_MERCHANT_ID === undefined
    ? undefined
    : {
        mode: config.CLICK_MODE,
        settings: {
          merchantId: config.CLICK_MERCHANT_ID,
          serviceId: config.CLICK_SERVICE_ID,
          merchantUserId: config.CLICK_MERCHANT_USER_ID,
        },
        credentials: { secretKey: config.CLICK_SECRET_KEY },
      };
