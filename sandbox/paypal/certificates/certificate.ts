import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, integer, nothing, numbered, octets, oid, sequence, set, text, time, yes } from './der.ts';

/** What a certificate says, and who says it. */
type CertificateContent = {
  readonly subject: string;
  readonly organization: string;
  /** The key it is about. */
  readonly key: KeyObject;
  readonly from: Date;
  readonly until: Date;
  /** Host names it is good for; none makes it an authority's. */
  readonly hosts: readonly string[];
  /** Whose key signs it; the same as the subject's for a root. */
  readonly issuer: { readonly name: string; readonly organization: string; readonly key: KeyObject };
};

const version3 = numbered(0, true, integer(Buffer.from([2])));
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const rsaWithSha256 = sequence(oid('1.2.840.113549.1.1.11'), nothing);

const nameOf = (common: string, organization: string): Buffer =>
  sequence(set(sequence(oid('2.5.4.10'), text(organization))), set(sequence(oid('2.5.4.3'), text(common))));

const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value));

/** A name for a key by which chains are found; any that is always the same will do (RFC 5280 §4.2.1.2). */
const keyId = (publicKey: Buffer): Buffer => createHash('sha256').update(publicKey).digest().subarray(0, 20);

const ofKeys = (subject: Buffer, issuer: Buffer): readonly Buffer[] => [
  extension('2.5.29.14', false, octets(keyId(subject))),
  extension('2.5.29.35', false, sequence(numbered(0, false, keyId(issuer)))),
];

const publicPart = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

const ofAuthority = (): readonly Buffer[] => [
  extension('2.5.29.19', true, sequence(yes)),
  // keyCertSign and cRLSign
  extension('2.5.29.15', true, bits(Buffer.from([0b0000_0110]), 1)),
];

const ofHosts = (hosts: readonly string[]): readonly Buffer[] => [
  extension('2.5.29.19', true, sequence()),
  // digitalSignature
  extension('2.5.29.15', true, bits(Buffer.from([0b1000_0000]), 7)),
  extension('2.5.29.17', false, sequence(...hosts.map((host) => numbered(2, false, Buffer.from(host))))),
];

const asPem = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};

/** Makes an X.509 certificate of version 3 (RFC 5280) and gives it as PEM. Keys are RSA or of an elliptic curve. */
export const makeCertificate = (content: CertificateContent): string => {
  const { issuer, hosts } = content;
  const algorithm = issuer.key.asymmetricKeyType === 'ec' ? ecdsaWithSha256 : rsaWithSha256;
  const publicKey = publicPart(content.key);
  const uses = hosts.length === 0 ? ofAuthority() : ofHosts(hosts);
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const signed = sequence(
    version3,
    integer(serial),
    algorithm,
    nameOf(issuer.name, issuer.organization),
    sequence(time(content.from), time(content.until)),
    nameOf(content.subject, content.organization),
    publicKey,
    numbered(3, true, sequence(...ofKeys(publicKey, publicPart(issuer.key)), ...uses)),
  );
  return asPem(sequence(signed, algorithm, bits(sign('sha256', signed, issuer.key))));
};
