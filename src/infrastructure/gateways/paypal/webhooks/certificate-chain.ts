import { type KeyObject, X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '#domain/shared/result';

/** A key that PayPal signs with, and when its certificate and all that vouch for it hold. */
export type SigningKey = Readonly<{ key: KeyObject; from: Date; until: Date }>;

/** Longer chains than this nobody issues. */
const linksMax = 5;
const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads every certificate in a PEM text. Throws on one that is none. */
export const certificatesIn = (pem: string): X509Certificate[] =>
  (pem.match(block) ?? []).map((text) => new X509Certificate(text));

/**
 * Takes what an address of PayPal's gave: its own certificate first, then those that vouch for it. Each must be signed by
 * the next authority among them, up to one that `anchors` hold; the first must be paypal.com's and no authority itself.
 */
export const signingKeyOf = (
  pem: string,
  anchors: readonly X509Certificate[],
): Result<SigningKey, string> => {
  const [leaf, ...others] = certificatesIn(pem);
  if (!leaf) return err('there is no certificate at the address');
  if (leaf.ca || !isOfPaypal(leaf)) return err('the certificate is not of paypal.com');
  const chain = chainFrom(leaf, others, anchors);
  if (!chain) return err('nobody we trust vouches for the certificate');
  return ok({
    key: leaf.publicKey,
    from: new Date(Math.max(...chain.map(({ validFrom }) => Date.parse(validFrom)))),
    until: new Date(Math.min(...chain.map(({ validTo }) => Date.parse(validTo)))),
  });
};

const chainFrom = (
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  links = 1,
): X509Certificate[] | undefined => {
  const anchor = anchors.find((one) => vouches(one, certificate));
  if (anchor) return [certificate, anchor];
  if (links >= linksMax) return undefined;
  const next = others.find((one) => one.ca && vouches(one, certificate));
  const rest =
    next &&
    chainFrom(
      next,
      others.filter((one) => one !== next),
      anchors,
      links + 1,
    );
  return rest && [certificate, ...rest];
};

const vouches = (authority: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(authority) && certificate.verify(authority.publicKey);

const isOfPaypal = (certificate: X509Certificate): boolean => {
  const names: unknown = certificate.toLegacyObject().subject.CN;
  return typeof names === 'string' && /^([a-z0-9-]+\.)*paypal\.com$/.test(names);
};
