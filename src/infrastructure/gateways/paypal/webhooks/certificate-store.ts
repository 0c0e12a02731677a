import { LRUCache } from 'lru-cache';
import { type WebhookRefusal } from '#application/webhooks/ports/webhook-dialect';
import { err, ok, type Result } from '#domain/shared/result';
import { type SigningKey, signingKeyOf } from './certificate-chain.ts';
import { fetchCertificate } from './fetch-certificate.ts';
import { trustAnchors } from './trust-anchors.ts';

export type CertificateSource = Readonly<{ anchors: string | undefined; timeoutMs: number }>;
export type CertificateStore = Readonly<{
  /** The key behind a certificate's address. `unavailable`: it could not be fetched now. */
  keyAt(url: URL): Promise<Result<SigningKey, WebhookRefusal>>;
}>;

/** PayPal uses one at a time, and changes it about once a year. */
const keptMax = 20;
const keptMs = 86_400_000;
/** Whoever makes up addresses shall not make us ask PayPal for more than this many at once. */
const fetchesMax = 4;

/** Certificates by their address. Only those that hold are kept; one that many webhooks need is fetched once. */
export const certificateStore = ({ anchors, timeoutMs }: CertificateSource): CertificateStore => {
  const kept = new LRUCache<string, SigningKey>({ max: keptMax, ttl: keptMs });
  const fetching = new Map<string, Promise<Result<SigningKey, WebhookRefusal>>>();

  const fetchKey = async (url: URL): Promise<Result<SigningKey, WebhookRefusal>> => {
    try {
      const pem = await fetchCertificate(url, timeoutMs);
      const found = keyIn(pem, anchors);
      if (!found.ok)
        return err({ code: 'bad-signature', detail: `The webhook is not PayPal's: ${found.error}.` });
      kept.set(url.href, found.value);
      return found;
    } catch (failure) {
      return err({
        code: 'unavailable',
        detail: `PayPal's certificate could not be had: ${String(failure)}`,
      });
    } finally {
      fetching.delete(url.href);
    }
  };

  return {
    keyAt: (url) => {
      const known = kept.get(url.href);
      if (known) return Promise.resolve(ok(known));
      const underWay = fetching.get(url.href);
      if (underWay) return underWay;
      if (fetching.size >= fetchesMax)
        return Promise.resolve(
          err({ code: 'unavailable', detail: 'Too many certificates are being fetched.' }),
        );
      const begun = fetchKey(url);
      fetching.set(url.href, begun);
      return begun;
    },
  };
};

const keyIn = (pem: string, anchors: string | undefined): Result<SigningKey, string> => {
  try {
    return signingKeyOf(pem, trustAnchors(anchors));
  } catch {
    return err('what is at the address is not a certificate');
  }
};
