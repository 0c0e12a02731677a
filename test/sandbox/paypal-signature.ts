import { verify, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type PaypalLetter } from './paypal-inbox.ts';

/** What a receiver checks of a webhook, done here independently of the emulator: the signature and who vouches for its key. */
export const provenBy = async (
  { headers, body }: PaypalLetter,
  webhookId: string,
  authority: string,
): Promise<boolean> => {
  const { 'paypal-transmission-id': id, 'paypal-transmission-time': time } = headers;
  const response = await fetch(String(headers['paypal-cert-url']));
  const leaf = new X509Certificate(await response.text());
  const root = new X509Certificate(authority);
  const vouched =
    leaf.checkIssued(root) &&
    leaf.verify(root.publicKey) &&
    root.ca &&
    leaf.checkHost('messageverificationcerts.paypal.com') !== undefined &&
    Date.parse(leaf.validTo) > Date.now() &&
    Date.parse(leaf.validFrom) < Date.now();
  const message = `${String(id)}|${String(time)}|${webhookId}|${crc32(body)}`;
  const signature = Buffer.from(String(headers['paypal-transmission-sig']), 'base64');
  return vouched && verify('RSA-SHA256', Buffer.from(message), leaf.publicKey, signature);
};
