import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Payme's login is the same for everybody (Merchant API, "Format zaprosa"). */
const login = 'Paycom';

type Call = Readonly<{ header(name: string): string | undefined; body: Uint8Array }>;
export type Secrets = Readonly<{
  /** Any of these opens: two while one replaces another. */
  keys: readonly string[];
  /** When there are any, the call must carry a signature by one of them as well. */
  signingSecrets: readonly string[];
}>;

/** Whether Payme calls: by its password, and by the signature of the tenant's own proxy where one was agreed. */
export const isFromPayme = (call: Call, { keys, signingSecrets }: Secrets): boolean => {
  const hasKey = isPassword(call.header('authorization'), keys);
  const isSigned = signingSecrets.length === 0 || hasSignature(call, signingSecrets);
  return hasKey && isSigned;
};

const isPassword = (header: string | undefined, keys: readonly string[]): boolean => {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header?.trim() ?? '')?.[1];
  const given = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  // Keys have punctuation in them; only the first colon is the one between login and key.
  return anyIs(
    given,
    keys.map((key) => `${login}:${key}`),
  );
};

const hasSignature = ({ header, body }: Call, secrets: readonly string[]): boolean =>
  anyIs(
    header('x-signature')?.trim().toLowerCase() ?? '',
    secrets.map((secret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`),
  );

/** In constant time: every candidate is compared, as digests of one length. */
const anyIs = (given: string, candidates: readonly string[]): boolean =>
  candidates.reduce((found, candidate) => timingSafeEqual(digest(given), digest(candidate)) || found, false);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
