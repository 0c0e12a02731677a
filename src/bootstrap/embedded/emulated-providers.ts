/**
 * Settings that lead Kassa to the emulators beside Stripe's, with the credentials these know from the start. `urls`: those
 * that run. A provider of which `given` says anything is left to whoever said it: real credentials never go to an emulator.
 */
export const emulatedProviders = (
  urls: Readonly<Record<string, string>>,
  { paypalCaFile, given = {} }: Readonly<{ paypalCaFile: string; given?: NodeJS.ProcessEnv }>,
): Readonly<Record<string, string>> => {
  const { paypal, payme, click, smtp, telegram } = urls;
  const settings = {
    ...(paypal !== undefined && {
      PAYPAL_CLIENT_ID: 'sandbox-paypal-client',
      PAYPAL_CLIENT_SECRET: 'sandbox-paypal-secret',
      PAYPAL_WEBHOOK_IDS: 'WH-SANDBOX-1',
      PAYPAL_API_BASE: paypal,
      PAYPAL_CA_FILE: paypalCaFile,
    }),
    ...(telegram !== undefined && {
      TELEGRAM_BOT_TOKEN: '7000000001:SandboxBot_A1b2C3d4E5f6G7h8I9j0KlMnOp',
      TELEGRAM_MODE: 'polling',
      TELEGRAM_API_BASE: telegram,
    }),
    ...(payme !== undefined && {
      PAYME_MERCHANT_ID: '65f0c0ffee00000000000001',
      PAYME_KEY: 'SandboxLiveKey_A1b2C3d4E5f6G7h8I9j0',
      PAYME_TEST_KEY: 'SandboxTestKey_zZ9yY8xX7wW6vV5uU4tT',
      PAYME_CHECKOUT_BASE: payme,
      PAYME_API_BASE: `${payme}/api`,
    }),
    ...(click !== undefined && {
      CLICK_MERCHANT_ID: '6789',
      CLICK_SERVICE_ID: '12345',
      CLICK_MERCHANT_USER_ID: '45678',
      CLICK_SECRET_KEY: 'sandbox-click-secret',
      CLICK_API_BASE: `${click}/v2/merchant`,
      CLICK_PAY_BASE: `${click}/services/pay`,
    }),
    ...(smtp !== undefined && { SMTP_URL: smtp }),
  };
  const spokenFor = new Set(Object.keys(given).map(providerOf));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !spokenFor.has(providerOf(name))));
};

const providerOf = (name: string): string => name.split('_')[0] ?? name;
