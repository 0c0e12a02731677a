import { isOfMode } from '#infrastructure/gateways/paypal/paypal-hosts';

describe('the address of PayPal', () => {
  it.each([
    ['live', 'https://api-m.sandbox.paypal.com', false],
    ['test', 'https://api-m.paypal.com', false],
    ['live', 'https://api-m.paypal.com', true],
    ['test', 'https://api-m.sandbox.paypal.com', true],
    ['live', 'http://127.0.0.1:4012', true],
    ['live', undefined, true],
  ] as const)('in mode %s may be %s: %o', (mode, configured, is) => {
    expect(isOfMode(mode, configured)).toBe(is);
  });
});
