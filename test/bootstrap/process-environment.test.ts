import { readLocalSettings } from '#bootstrap/embedded/local-settings';
import { processEnvironment, stripeSigningSecret } from '#bootstrap/embedded/process-environment';
import { roomyRates } from '#bootstrap/rate-settings';

const secrets = {
  jwtSecret: 'made-up-jwt-secret',
  stripeWebhookSecret: 'whsec_made_up',
  dataKey: 'bWFkZSB1cA',
};
const engines = { mongodbUri: 'mongodb://127.0.0.1:1/kassa', redisUrl: 'redis://127.0.0.1:2' };
const emulators = { url: 'http://127.0.0.1:4010', stripeUrl: 'http://127.0.0.1:4011' };

const environmentFor = (given: Record<string, string>): NodeJS.ProcessEnv => {
  const settings = readLocalSettings(given);
  const sandbox = settings.stripeIsLive ? {} : { sandbox: emulators };
  return processEnvironment({ settings, secrets, ...engines, ...sandbox, given });
};

describe('what npm start tells the API and the worker', () => {
  it('points them at the emulators when nothing is set', () => {
    expect(environmentFor({})).toEqual({
      PORT: '3000',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      MONGODB_URI: engines.mongodbUri,
      REDIS_URL: engines.redisUrl,
      JWT_SECRET: 'made-up-jwt-secret',
      DATA_KEYS: 'local:bWFkZSB1cA',
      STRIPE_SECRET_KEY: 'sk_test_kassa_sandbox',
      STRIPE_API_BASE: 'http://127.0.0.1:4011',
      STRIPE_WEBHOOK_SECRETS: 'whsec_made_up',
      RATE_LIMITS: roomyRates,
      SANDBOX_CONTROL_URL: 'http://127.0.0.1:4010',
      KASSA_SANDBOX: 'true',
    });
  });

  it('gives every other emulator that runs the credentials it knows', () => {
    const urls = {
      stripe: emulators.stripeUrl,
      paypal: 'http://127.0.0.1:4012',
      click: 'http://127.0.0.1:4013',
    };
    const settings = readLocalSettings({ KASSA_DATA_DIR: '/data' });
    const around = { settings, secrets, ...engines, sandbox: { ...emulators, urls } };
    expect(processEnvironment({ ...around, given: {} })).toMatchObject({
      PAYPAL_API_BASE: 'http://127.0.0.1:4012',
      PAYPAL_CA_FILE: '/data/sandbox/paypal-ca.pem',
      CLICK_SERVICE_ID: '12345',
    });
    const own = processEnvironment({ ...around, given: { PAYPAL_CLIENT_ID: 'real', CLICK_SERVICE_ID: '' } });
    expect(Object.keys(own).filter((name) => name.startsWith('PAYPAL'))).toEqual(['PAYPAL_CLIENT_ID']);
    expect(own).toMatchObject({ CLICK_SERVICE_ID: '12345' });
  });

  it('has no trace of the emulators when a real account is set', () => {
    const environment = environmentFor({
      STRIPE_SECRET_KEY: 'sk_live_x',
      STRIPE_WEBHOOK_SECRETS: 'whsec_live',
    });
    expect(environment).toMatchObject({
      STRIPE_SECRET_KEY: 'sk_live_x',
      STRIPE_WEBHOOK_SECRETS: 'whsec_live',
    });
    expect(Object.keys(environment)).not.toEqual(expect.arrayContaining(['STRIPE_API_BASE']));
    expect(environment['KASSA_SANDBOX']).toBeUndefined();
    expect(environment['SANDBOX_CONTROL_URL']).toBeUndefined();
  });

  it('lets every single setting win, and takes an empty one for none', () => {
    const given = { JWT_SECRET: 'mine', STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRETS: 'whsec_a, whsec_b' };
    expect(environmentFor(given)).toMatchObject({
      JWT_SECRET: 'mine',
      STRIPE_SECRET_KEY: 'sk_test_kassa_sandbox',
      STRIPE_WEBHOOK_SECRETS: 'whsec_a, whsec_b',
    });
    expect(stripeSigningSecret(readLocalSettings(given), secrets)).toBe('whsec_a');
  });
});
