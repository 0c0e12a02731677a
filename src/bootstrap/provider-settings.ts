import { accessSync, constants } from 'node:fs';
import { z } from 'zod';
import { settingList } from './setting-list.ts';

const text = z.string().min(1);
const mode = z.enum(['test', 'live']).default('test');
const place = (what: string, usual: string) =>
  z.url().optional().describe(`Where ${what} is, if not at ${usual}`);

const isReadable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

/** The installation's own account at each provider. Tenants without one of their own are served by these. */
export const providerFields = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/,
      'must be a Stripe secret key, whole: sk_test_…, sk_live_…, rk_test_… or rk_live_…, of letters and digits only',
    )
    .optional()
    .describe('Secret key of the Stripe account'),
  STRIPE_WEBHOOK_SECRETS: settingList
    .pipe(z.array(z.string().startsWith('whsec_')).min(1))
    .optional()
    .describe('Signing secrets of the Stripe webhook endpoint, comma-separated while one replaces another'),
  STRIPE_API_BASE: z.url().default('https://api.stripe.com').describe('Where Stripe is'),

  PAYPAL_CLIENT_ID: text.optional().describe('Client id of the PayPal app'),
  PAYPAL_CLIENT_SECRET: text.optional().describe('Secret of the PayPal app'),
  PAYPAL_WEBHOOK_IDS: settingList
    .pipe(z.array(z.string()).min(1))
    .optional()
    .describe('Ids of the PayPal webhooks that lead here, comma-separated while one replaces another'),
  PAYPAL_MODE: mode.describe('Whether the PayPal account is a sandbox or a live one'),
  PAYPAL_API_BASE: place(
    'PayPal',
    'https://api-m.paypal.com or, in mode test, https://api-m.sandbox.paypal.com',
  ),
  PAYPAL_CA_FILE: z
    .string()
    .refine(isReadable, { error: 'is not a file that can be read' })
    .optional()
    .describe("PEM file of the authority that certifies PayPal's signatures, where it is not a public one"),

  PAYME_MERCHANT_ID: text.optional().describe('Id of the cash box at Payme'),
  PAYME_KEY: text.optional().describe('Key of the cash box, needed in mode live'),
  PAYME_TEST_KEY: text.optional().describe('Test key of the cash box, needed in mode test'),
  PAYME_MODE: mode.describe('Whether the cash box takes real money'),
  PAYME_CHECKOUT_BASE: place(
    "Payme's payment page",
    'https://checkout.paycom.uz or, in mode test, https://test.paycom.uz',
  ),
  PAYME_API_BASE: place(
    "Payme's Subscribe API",
    'https://checkout.paycom.uz/api or, in mode test, https://checkout.test.paycom.uz/api',
  ),

  CLICK_MERCHANT_ID: text.optional().describe('Id of the merchant at Click'),
  CLICK_SERVICE_ID: text.optional().describe('Id of the service at Click'),
  CLICK_MERCHANT_USER_ID: text.optional().describe("Id of the merchant's user at Click"),
  CLICK_SECRET_KEY: text.optional().describe('Secret key of the service at Click'),
  CLICK_MODE: mode.describe('Whether the service takes real money'),
  CLICK_API_BASE: place("Click's merchant API", 'https://api.click.uz/v2/merchant'),
  CLICK_PAY_BASE: place("Click's payment page", 'https://my.click.uz/services/pay'),
};

export type ProviderSettings = z.output<z.ZodObject<typeof providerFields>>;
type Name = keyof ProviderSettings;

/** Of each provider the settings that go together: all of them, or none. */
const groups: readonly ((given: Partial<ProviderSettings>) => readonly Name[])[] = [
  () => ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS'],
  () => ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_IDS'],
  ({ PAYME_MODE }) => ['PAYME_MERCHANT_ID', PAYME_MODE === 'live' ? 'PAYME_KEY' : 'PAYME_TEST_KEY'],
  () => ['CLICK_MERCHANT_ID', 'CLICK_SERVICE_ID', 'CLICK_MERCHANT_USER_ID', 'CLICK_SECRET_KEY'],
];

/** Names what is missing of a provider that is set by half, and beside what. */
export const missingOfProviders = (
  given: Partial<ProviderSettings>,
): readonly Readonly<{ name: Name; beside: Name }>[] =>
  groups.flatMap((namesOf) => {
    const names = namesOf(given);
    const beside = names.find((name) => given[name] !== undefined);
    const missing = names.filter((name) => given[name] === undefined);
    return beside ? missing.map((name) => ({ name, beside })) : [];
  });
