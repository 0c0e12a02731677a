import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { placesOf } from '#infrastructure/gateways/paypal/paypal-hosts';
import { certificateStore } from '#infrastructure/gateways/paypal/webhooks/certificate-store';
import { certificateUrl } from '#infrastructure/gateways/paypal/webhooks/certificate-url';
import { paypalDialect } from '#infrastructure/gateways/paypal/webhooks/paypal-dialect';
import { signedMessage } from '#infrastructure/gateways/paypal/webhooks/transmission';
import {
  body,
  certified,
  dayMs,
  headersOf,
  now,
  openCertificateServer,
  webhookId,
} from './paypal-certificates.ts';

describe('what PayPal signs', () => {
  it('is the transmission, our webhook and the sum of the body', () => {
    const vector = Buffer.from(
      '{"id":"WH-TEST-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"CAP1"}}',
    );
    const transmission = { id: '69cd13f0-d67a-11e5-baa3-778b53f4ae55', time: '2026-01-01T00:00:00Z' };
    const message = signedMessage(transmission, webhookId, vector);
    expect(crc32('123456789')).toBe(3_421_780_262);
    expect(message).toBe(
      '69cd13f0-d67a-11e5-baa3-778b53f4ae55|2026-01-01T00:00:00Z|1JE4291016473214C|502445878',
    );
    expect(createHash('sha256').update(message).digest('hex')).toBe(
      'a2f057215b1efd8968db7d699bf79df16c56b92a6da57e25f517418486cf869e',
    );
  });
});

describe("where PayPal's certificates may come from", () => {
  const path = '/v1/notifications/certs/CERT-360caa42-fca2a594-5a29e601';
  it.each([
    ['live', undefined, `https://api.paypal.com${path}`],
    ['live', undefined, `https://api-m.paypal.com${path}`],
    ['test', undefined, `https://api.sandbox.paypal.com:443${path}`],
    ['test', 'https://api-m.sandbox.paypal.com', `https://api.sandbox.paypal.com${path}`],
    ['test', 'http://127.0.0.1:4014', `http://127.0.0.1:4014${path}`],
  ] as const)('in mode %s, with %s configured: %s', (mode, configured, url) => {
    expect(certificateUrl(url, placesOf(mode, configured).certificateOrigins)?.pathname).toBe(path);
  });

  it.each([
    `http://api.paypal.com${path}`,
    `https://api.sandbox.paypal.com${path}`,
    `https://api.paypal.com.evil.example${path}`,
    `https://evil.example/api.paypal.com${path}`,
    `https://api.paypal.com@evil.example${path}`,
    `https://someone@api.paypal.com${path}`,
    `https://api.paypal.com:8443${path}`,
    `https://api.paypal.com${path}?next=https://evil.example`,
    `https://api.paypal.com${path}#`.concat('x'),
    `https://api.paypal.com/v1/notifications/certs/../../oauth2/token`,
    'https://api.paypal.com/v1/notifications/certs/',
    'https://xn--papal-l7a.com/v1/notifications/certs/CERT-1',
    `//api.paypal.com${path}`,
    'CERT-360caa42',
  ])('never from %s', (url) => {
    expect(certificateUrl(url, placesOf('live', undefined).certificateOrigins)).toBeUndefined();
  });
});

describe('a webhook of PayPal', () => {
  const root = certified('Test Root', undefined, { isAuthority: true });
  const leaf = certified('messageverificationcerts.paypal.com', root);
  let server: Awaited<ReturnType<typeof openCertificateServer>>;
  beforeAll(async () => {
    server = await openCertificateServer();
  });
  afterAll(() => server.close());

  const dialectWith = (webhookIds: readonly string[] = [webhookId], anchors: string | undefined = root.pem) =>
    paypalDialect({
      webhookIds,
      certificateOrigins: [server.origin],
      certificates: certificateStore({ anchors, timeoutMs: 300 }),
      lookups: { customOf: () => Promise.resolve(undefined), isDisputed: () => Promise.resolve(false) },
    });
  const verified = async (
    header: ReturnType<typeof headersOf>,
    dialect = dialectWith(),
    at = now,
    raw = body,
  ) => {
    const result = await dialect.verify({ header, body: raw, at });
    return result.ok ? result.value.eventId : result.error.code;
  };

  it('is believed when a certificate of paypal.com signed it', async () => {
    const url = server.put('CERT-good', leaf.pem);
    expect(await verified(headersOf(leaf.key, url))).toBe('WH-TEST-1');
  });

  it('is believed for each of our webhooks, also one that is being replaced', async () => {
    const url = server.put('CERT-good', leaf.pem);
    expect(await verified(headersOf(leaf.key, url), dialectWith(['WH-NEW', webhookId]))).toBe('WH-TEST-1');
    expect(await verified(headersOf(leaf.key, url), dialectWith(['WH-NEW']))).toBe('bad-signature');
  });

  it('is believed when authorities in between vouch for it', async () => {
    const between = certified('Test Between', root, { isAuthority: true });
    const below = certified('messageverificationcerts.paypal.com', between);
    const url = server.put('CERT-chain', `${below.pem}${between.pem}`);
    expect(await verified(headersOf(below.key, url))).toBe('WH-TEST-1');
    const alone = server.put('CERT-alone', below.pem);
    expect(await verified(headersOf(below.key, alone))).toBe('bad-signature');
  });

  it('is not believed when what vouches for it is no authority', async () => {
    const site = certified('shop.example', root);
    const forged = certified('messageverificationcerts.paypal.com', site);
    const url = server.put('CERT-forged', `${forged.pem}${site.pem}`);
    expect(await verified(headersOf(forged.key, url))).toBe('bad-signature');
  });

  it.each(['paypal.com.evil.example', 'evilpaypal.com', 'evil.example'])(
    'is not believed when its certificate is of %s',
    async (name) => {
      const other = certified(name, root);
      const url = server.put('CERT-other', other.pem);
      expect(await verified(headersOf(other.key, url))).toBe('bad-signature');
    },
  );

  it('is not believed with a certificate that only itself vouches for, whoever it names', async () => {
    const self = certified('messageverificationcerts.paypal.com');
    const url = server.put('CERT-self', self.pem);
    expect(await verified(headersOf(self.key, url))).toBe('bad-signature');
    expect(await verified(headersOf(self.key, url), dialectWith([webhookId], undefined))).toBe(
      'bad-signature',
    );
  });

  it('is not believed before or after its certificate holds', async () => {
    const url = server.put('CERT-good', leaf.pem);
    for (const days of [-2, 2])
      expect(
        await verified(headersOf(leaf.key, url), dialectWith(), new Date(now.getTime() + days * dayMs)),
      ).toBe('bad-signature');
  });

  it.each([
    ['another algorithm', { 'paypal-auth-algo': 'SHA1withRSA' }],
    ['no signature', { 'paypal-transmission-sig': undefined }],
    ['another time', { 'paypal-transmission-time': '2026-01-01T00:00:01Z' }],
    ['another id', { 'paypal-transmission-id': '69cd13f0' }],
    ['a signature that is none', { 'paypal-transmission-sig': 'bm90IG9uZQ==' }],
    ['a certificate elsewhere', { 'paypal-cert-url': 'https://evil.example/v1/notifications/certs/CERT-1' }],
  ])('is not believed with %s', async (_, changes) => {
    const url = server.put('CERT-good', leaf.pem);
    expect(await verified(headersOf(leaf.key, url, changes))).toBe('bad-signature');
  });

  it('is not believed when a byte of it is another', async () => {
    const url = server.put('CERT-good', leaf.pem);
    const changed = Buffer.from(body.toString().replace('CAP1', 'CAP2'));
    expect(await verified(headersOf(leaf.key, url), dialectWith(), now, changed)).toBe('bad-signature');
  });

  it('is malformed when it is signed, but no event', async () => {
    const url = server.put('CERT-good', leaf.pem);
    const dialect = dialectWith();
    const noEvent = Buffer.from('{"id":1}');
    const { sign } = await import('node:crypto');
    const message = signedMessage({ id: 'a', time: 'b' }, webhookId, noEvent);
    const header = headersOf(leaf.key, url, {
      'paypal-transmission-id': 'a',
      'paypal-transmission-time': 'b',
      'paypal-transmission-sig': sign('RSA-SHA256', Buffer.from(message), leaf.key).toString('base64'),
    });
    expect(await verified(header, dialect, now, noEvent)).toBe('malformed');
  });

  it.each([
    ['does not answer', () => undefined],
    ['breaks', (response: { destroy(): void }) => response.destroy()],
    ['has an error', (response: { writeHead(s: number): { end(): void } }) => response.writeHead(503).end()],
    [
      'leads elsewhere',
      (response: { writeHead(s: number, h: object): { end(): void } }) =>
        response.writeHead(302, { location: `${server.origin}/v1/notifications/certs/CERT-good` }).end(),
    ],
    [
      'gives too much',
      (response: { writeHead(s: number): { end(t: string): void } }) =>
        response.writeHead(200).end(leaf.pem + 'x'.repeat(70_000)),
    ],
  ])('can not be checked while its certificate %s, and PayPal is to send it again', async (what, serve) => {
    const name = `CERT-${what.replaceAll(' ', '-')}`;
    const url = server.put(name, serve);
    const dialect = dialectWith();
    expect(await verified(headersOf(leaf.key, url), dialect)).toBe('unavailable');
    server.put(name, leaf.pem);
    expect(await verified(headersOf(leaf.key, url), dialect)).toBe('WH-TEST-1');
  });

  it('has its certificate fetched once, however many come at a time', async () => {
    const url = server.put('CERT-once', leaf.pem);
    const dialect = dialectWith();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => verified(headersOf(leaf.key, url), dialect)),
    );
    expect(new Set(all)).toEqual(new Set(['WH-TEST-1']));
    expect(server.asked.filter((name) => name === 'CERT-once')).toHaveLength(1);
  });

  it('does not make us fetch whatever somebody makes up', async () => {
    const dialect = dialectWith();
    const made = Array.from({ length: 20 }, (_, n) =>
      verified(
        headersOf(
          leaf.key,
          server.put(`CERT-slow-${n}`, () => undefined),
        ),
        dialect,
      ),
    );
    expect(new Set(await Promise.all(made))).toEqual(new Set(['unavailable']));
    expect(server.asked.filter((name) => name.startsWith('CERT-slow')).length).toBeLessThanOrEqual(4);
  });
});
