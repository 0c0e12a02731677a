import { randomUUID, sign } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type SigningKey } from '../certificates/seal.ts';

/** All that a webhook's signature depends on besides its body. */
type Transmission = {
  readonly webhookId: string;
  readonly at: Date;
  readonly signing: SigningKey;
  /** Where the certificates are served. */
  readonly certificatesUrl: string;
};

/**
 * Takes a body and how it is sent and gives the headers that prove its origin: RSA-SHA256 over
 * `<transmission id>|<time>|<webhook id>|<CRC-32 of the body as unsigned decimal>` (paypal.md §8).
 */
export const signatureHeaders = (body: string, transmission: Transmission): Record<string, string> => {
  const { webhookId, signing, certificatesUrl } = transmission;
  const id = randomUUID();
  const time = `${transmission.at.toISOString().slice(0, 19)}Z`;
  const message = `${id}|${time}|${webhookId}|${crc32(body)}`;
  return {
    'paypal-transmission-id': id,
    'paypal-transmission-time': time,
    'paypal-transmission-sig': sign('RSA-SHA256', Buffer.from(message), signing.key).toString('base64'),
    'paypal-cert-url': `${certificatesUrl}/${signing.name}`,
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-auth-version': 'v2',
    'correlation-id': id.replaceAll('-', '').slice(0, 13),
    'user-agent': 'PayPal/AUHR-1.0 (Kassa sandbox)',
  };
};
