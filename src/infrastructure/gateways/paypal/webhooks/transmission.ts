import { verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type WebhookRefusal } from '#application/webhooks/ports/webhook-dialect';
import { err, ok, type Result } from '#domain/shared/result';
import { type SigningKey } from './certificate-chain.ts';

/** What PayPal sends beside an event to prove that it is its own (developer.paypal.com/api/rest/webhooks/rest). */
export type Transmission = Readonly<{ id: string; time: string; signature: Buffer; certificate: string }>;

const algorithm = 'SHA256withRSA';

export const readTransmission = (
  header: (name: string) => string | undefined,
): Result<Transmission, WebhookRefusal> => {
  const [id, time, signature, certificate] = ['id', 'time', 'sig', 'cert'].map((name) =>
    header(name === 'cert' ? 'paypal-cert-url' : `paypal-transmission-${name}`),
  );
  if (!id || !time || !signature || !certificate)
    return err({
      code: 'bad-signature',
      detail: 'A PAYPAL-TRANSMISSION header or PAYPAL-CERT-URL is missing.',
    });
  if (header('paypal-auth-algo') !== algorithm)
    return err({ code: 'bad-signature', detail: `PAYPAL-AUTH-ALGO is not ${algorithm}.` });
  return ok({ id, time, signature: Buffer.from(signature, 'base64'), certificate });
};

/** What is signed: the sum (CRC-32, unsigned decimal) stands for the raw bytes of the body. */
export const signedMessage = (
  { id, time }: Pick<Transmission, 'id' | 'time'>,
  webhookId: string,
  body: Uint8Array,
): string => `${id}|${time}|${webhookId}|${crc32(body)}`;

/** Whether the key signed this for one of our webhooks: one may be replacing another. */
export const isSigned = (
  transmission: Transmission,
  { key }: SigningKey,
  webhookIds: readonly string[],
  body: Uint8Array,
): boolean =>
  key.asymmetricKeyType === 'rsa' &&
  webhookIds.some((webhookId) =>
    verify(
      'RSA-SHA256',
      Buffer.from(signedMessage(transmission, webhookId, body)),
      key,
      transmission.signature,
    ),
  );
