import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { signedMessage } from '#infrastructure/gateways/paypal/webhooks/transmission';
import { makeCertificate } from '#sandbox/paypal/certificates/certificate';

export const dayMs = 86_400_000;
export const now = new Date('2026-05-01T12:00:00Z');
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

type Holder = Readonly<{ name: string; key: KeyObject; pem: string }>;
type Asked = Readonly<{ isAuthority?: boolean; from?: Date; until?: Date }>;

/** A certificate of `name`, issued by somebody or by itself. */
export const certified = (
  name: string,
  issuer?: Holder,
  { isAuthority = false, from, until }: Asked = {},
): Holder => {
  const key = rsa();
  const pem = makeCertificate({
    subject: name,
    organization: 'Tests',
    key,
    from: from ?? new Date(now.getTime() - dayMs),
    until: until ?? new Date(now.getTime() + dayMs),
    hosts: isAuthority ? [] : [name],
    issuer: { name: issuer?.name ?? name, organization: 'Tests', key: issuer?.key ?? key },
  });
  return { name, key, pem };
};

export const webhookId = '1JE4291016473214C';
const transmission = { id: '69cd13f0-d67a-11e5-baa3-778b53f4ae55', time: '2026-01-01T00:00:00Z' };
export const body = Buffer.from(
  '{"id":"WH-TEST-1","event_type":"PAYMENT.CAPTURE.COMPLETED","create_time":"2026-05-01T12:00:00Z","resource":{"id":"CAP1"}}',
);

/** The headers of a webhook, signed with this key; say what differs. */
export const headersOf = (
  key: KeyObject,
  certUrl: string,
  changes: Readonly<Record<string, string | undefined>> = {},
) => {
  const message = signedMessage(transmission, webhookId, body);
  const headers: Record<string, string | undefined> = {
    'paypal-transmission-id': transmission.id,
    'paypal-transmission-time': transmission.time,
    'paypal-transmission-sig': sign('RSA-SHA256', Buffer.from(message), key).toString('base64'),
    'paypal-cert-url': certUrl,
    'paypal-auth-algo': 'SHA256withRSA',
    ...changes,
  };
  return (name: string): string | undefined => headers[name];
};

/** Serves what tests put at `/v1/notifications/certs/<name>`, and counts how often each was asked for. */
export const openCertificateServer = async () => {
  const files = new Map<string, string | ((response: ServerResponse) => void)>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = request.url?.split('/').at(-1) ?? '';
    asked.push(name);
    const file = files.get(name);
    if (typeof file === 'function') file(response);
    else response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    put: (name: string, file: string | ((response: ServerResponse) => void)): string => {
      files.set(name, file);
      return `${origin}/v1/notifications/certs/${name}`;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
