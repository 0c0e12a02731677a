import { createHmac } from 'node:crypto';

export const roles = ['customer', 'seller', 'admin', 'platform'] as const;
export type Role = (typeof roles)[number];

export type TokenClaims = Readonly<{
  sub: string;
  tenant: string;
  roles: readonly Role[];
  lifetimeMs: number;
}>;

/**
 * A JWT (HS256) for a system whose secret we hold. Written out, because signing is one line of `node:crypto`;
 * checking is what needs a library, and the API has it.
 */
export const mintToken = (secret: string, { sub, tenant, roles, lifetimeMs }: TokenClaims): string => {
  const issuedAtS = Math.floor(Date.now() / 1000);
  const expiresAtS = issuedAtS + Math.floor(lifetimeMs / 1000);
  const signed = [
    { alg: 'HS256', typ: 'JWT' },
    { sub, tenant, roles, iat: issuedAtS, exp: expiresAtS },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};
