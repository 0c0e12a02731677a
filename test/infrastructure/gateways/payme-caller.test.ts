import { createHmac } from 'node:crypto';
import { isFromPayme } from '#infrastructure/gateways/payme/merchant/authenticate-caller';

const prodKey = 'ProdKey_A1b2C3d4E5f6G7h8I9j0K1l2M3n4';
const testKey = 'TestKey_zZ9yY8xX7wW6vV5uU4tT3sS2rR1';
const prodHeader = 'Basic UGF5Y29tOlByb2RLZXlfQTFiMkMzZDRFNWY2RzdoOEk5ajBLMWwyTTNuNA==';
const testHeader = 'Basic UGF5Y29tOlRlc3RLZXlfelo5eVk4eFg3d1c2dlY1dVU0dFQzc1MyclIx';

const body = Buffer.from('{"method":"CheckTransaction","params":{"id":"1"},"id":7}');
const call = (headers: Readonly<Record<string, string>>) => ({
  body,
  header: (name: string) => headers[name.toLowerCase()],
});
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const calls = (
  headers: Readonly<Record<string, string>>,
  keys: readonly string[],
  signingSecrets = [] as string[],
) => isFromPayme(call(headers), { keys, signingSecrets });

describe('a call is from Payme', () => {
  it('when it carries the key', () => {
    expect(calls({ authorization: prodHeader }, [prodKey])).toBe(true);
    expect(calls({ authorization: testHeader }, [testKey])).toBe(true);
  });
  it('when it carries a key that is being replaced, or the one that replaces it', () => {
    expect(calls({ authorization: prodHeader }, ['new', prodKey])).toBe(true);
    expect(calls({ authorization: basic('Paycom:new') }, ['new', prodKey])).toBe(true);
  });
  it('when the key has colons and punctuation in it', () => {
    const key = 'a:b@#%&?:ö';
    expect(calls({ authorization: basic(`Paycom:${key}`) }, [key])).toBe(true);
  });
});

describe('a call is not from Payme', () => {
  it.each([
    ['that has no header', {}],
    ['with the key of the other mode', { authorization: testHeader }],
    [
      'with another login',
      { authorization: 'Basic TWVyY2hhbnQ6UHJvZEtleV9BMWIyQzNkNEU1ZjZHN2g4STlqMEsxbDJNM240' },
    ],
    ['with another scheme', { authorization: prodHeader.replace('Basic', 'Bearer') }],
    ['that is not base64', { authorization: 'Basic ***' }],
    ['with a longer key', { authorization: basic(`Paycom:${prodKey}x`) }],
    ['with an empty key', { authorization: basic('Paycom:') }],
  ])('%s', (_what, headers) => expect(calls(headers, [prodKey])).toBe(false));

  it('while the account has no key for its mode', () => {
    expect(calls({ authorization: basic('Paycom:') }, [])).toBe(false);
    expect(calls({ authorization: prodHeader }, [])).toBe(false);
  });
});

describe('a call through a signing proxy', () => {
  const secret = 'a-secret-of-the-proxy';
  const signed = (by: string, over: Uint8Array = body) =>
    `sha256=${createHmac('sha256', by).update(over).digest('hex')}`;

  it('needs the key and a signature by any secret that holds', () => {
    const headers = { authorization: prodHeader, 'x-signature': signed(secret) };
    expect(calls(headers, [prodKey], [secret])).toBe(true);
    expect(calls(headers, [prodKey], ['the-next-secret-of-it', secret])).toBe(true);
  });
  it.each([
    ['without a signature', { authorization: prodHeader }],
    ['signed by another secret', { authorization: prodHeader, 'x-signature': signed('another') }],
    [
      'signed over another body',
      { authorization: prodHeader, 'x-signature': signed(secret, Buffer.from('{}')) },
    ],
    ['without the key', { 'x-signature': signed(secret) }],
    ['with an empty signature', { authorization: prodHeader, 'x-signature': 'sha256=' }],
  ])('is refused %s', (_what, headers) => expect(calls(headers, [prodKey], [secret])).toBe(false));
});
