import { readConfig } from '#bootstrap/config';
import { anEnvironment } from '#test/support/a-config';

const reading = (changes: Record<string, string>) => () =>
  readConfig({ ...anEnvironment(), STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRETS: '', ...changes });

describe('accounts at providers that the environment names', () => {
  it('needs none', () => {
    const config = reading({})();
    expect([config.STRIPE_SECRET_KEY, config.PAYPAL_CLIENT_ID]).toEqual([undefined, undefined]);
  });

  it('refuses one that is named by half, with a line for each part that is missing', () => {
    expect(reading({ STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(
      /^STRIPE_WEBHOOK_SECRETS is missing: STRIPE_SECRET_KEY needs it beside$/,
    );
    expect(reading({ CLICK_SERVICE_ID: '1', PAYPAL_CLIENT_ID: 'one' })).toThrow(
      [
        'PAYPAL_CLIENT_SECRET is missing: PAYPAL_CLIENT_ID needs it beside',
        'PAYPAL_WEBHOOK_IDS is missing: PAYPAL_CLIENT_ID needs it beside',
        'CLICK_MERCHANT_ID is missing: CLICK_SERVICE_ID needs it beside',
        'CLICK_MERCHANT_USER_ID is missing: CLICK_SERVICE_ID needs it beside',
        'CLICK_SECRET_KEY is missing: CLICK_SERVICE_ID needs it beside',
      ].join('\n'),
    );
  });

  it("needs of Payme's two keys the one of its mode", () => {
    const payme = { PAYME_MERCHANT_ID: '1', PAYME_TEST_KEY: 'a-key' };
    expect(reading(payme)).not.toThrow();
    expect(reading({ ...payme, PAYME_MODE: 'live' })).toThrow(/^PAYME_KEY is missing/);
  });

  it('says so beside mistakes of other kinds', () => {
    const wrong = reading({ PORT: 'many', DATA_KEYS: '', STRIPE_WEBHOOK_SECRETS: 'whsec_1' });
    for (const name of ['PORT', 'DATA_KEYS', 'STRIPE_SECRET_KEY'])
      expect(wrong).toThrow(new RegExp(`^${name} `, 'm'));
  });

  it('names every mistake at once, also with nothing given at all', () => {
    expect(() => readConfig({})).toThrow(
      /^MONGODB_URI is missing: .*\nREDIS_URL is missing: .*\nDATA_KEYS is missing: .*\nJWT_SECRET is missing: .*$/,
    );
  });

  it.each(['sk_test_4eC3…', 'sk_test_4eC3\n', 'sk_test_é', 'sk_4eC3', 'pk_test_1', 'sk_test_'])(
    'takes no key of Stripe that can not be sent: %j',
    (key) => {
      const wrong = reading({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRETS: 'whsec_1' });
      expect(wrong).toThrow(/^STRIPE_SECRET_KEY must be a Stripe secret key, whole/);
    },
  );

  it('takes no authority of PayPal that it can not read', () => {
    expect(reading({ PAYPAL_CA_FILE: '/nowhere/ca.pem' })).toThrow('PAYPAL_CA_FILE is not a file');
  });
});
