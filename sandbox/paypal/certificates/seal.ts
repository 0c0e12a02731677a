import {
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { promisify } from 'node:util';
import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { makeCertificate } from './certificate.ts';

/** A key and the certificate of it, both as PEM. */
export type SealPart = {
  readonly id: 'authority' | 'leaf';
  readonly key: string;
  readonly certificate: string;
};

/** What signs webhooks now. `name` is the last part of the certificate's address. */
export type SigningKey = { readonly key: KeyObject; readonly certificate: string; readonly name: string };

/** The authority and the certificate that vouch for webhooks; they outlast restarts and resets. */
export type Seal = {
  /** The authority's certificate as PEM: what a receiver has to trust. */
  readonly authority: () => string;
  /** Makes the key on first use, as that takes a moment. */
  readonly signing: () => Promise<SigningKey>;
  /** Takes a certificate's name and gives it as PEM, undefined for any other name. */
  readonly certificate: (name: string) => Promise<string | undefined>;
  /** Writes both down again after everything was forgotten. */
  readonly keep: () => void;
};

/** Where certificates are found, below the address of this PayPal. */
export const certificatesPath = 'v1/notifications/certs';

const organization = 'PayPal, Inc.';
const authorityName = 'Kassa Sandbox PayPal Root CA';
/** The subject that PayPal's own message certificates carry. */
const messageHost = 'messageverificationcerts.paypal.com';
const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
const makeKeys = promisify(generateKeyPair);

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Good from yesterday by the machine's clock, as receivers may not share ours, and for years from either. */
const goodFor = (clock: Clock, years: number): { from: Date; until: Date } => ({
  from: new Date(clock.nowMs() - clock.offsetMs() - dayMs),
  until: new Date(clock.nowMs() + years * yearMs),
});

const newAuthority = (clock: Clock): SealPart => {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = makeCertificate({
    subject: authorityName,
    organization,
    key,
    ...goodFor(clock, 20),
    hosts: [],
    issuer: { name: authorityName, organization, key },
  });
  return { id: 'authority', key: pemOf(key), certificate };
};

const newLeaf = async (authority: SealPart, clock: Clock): Promise<SealPart> => {
  const { privateKey: key } = await makeKeys('rsa', { modulusLength: 2048 });
  const certificate = makeCertificate({
    subject: messageHost,
    organization,
    key,
    ...goodFor(clock, 10),
    hosts: [messageHost],
    issuer: { name: authorityName, organization, key: createPrivateKey(authority.key) },
  });
  return { id: 'leaf', key: pemOf(key), certificate };
};

const signingKey = ({ key, certificate }: SealPart): SigningKey => {
  const print = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
  const name = `CERT-${print.slice(0, 8)}-${print.slice(8, 16)}-${print.slice(16, 24)}`;
  return { key: createPrivateKey(key), certificate, name };
};

/** Takes the clock and where both are kept, and gives the seal; both parts are made when they are first needed. */
export const createSeal = (clock: Clock, parts: Collection<SealPart>): Seal => {
  let making: Promise<SigningKey> | null = null;
  const authority = (): SealPart => parts.get('authority') ?? parts.put(newAuthority(clock));
  const signing = (): Promise<SigningKey> => {
    making ??= (async () => {
      const known = parts.get('leaf');
      return signingKey(known ?? parts.put(await newLeaf(authority(), clock)));
    })();
    return making;
  };
  return {
    authority: () => authority().certificate,
    signing,
    certificate: async (name) => {
      const current = await signing();
      return name === current.name ? current.certificate : undefined;
    },
    keep: () => {
      for (const part of [...parts.all()]) parts.put(part);
    },
  };
};
