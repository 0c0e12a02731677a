import { type JWTPayload } from 'jose';
import { z } from 'zod';
import { roles, type Role } from '#application/shared/actor';
import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Identity } from './authenticate.ts';

const tenantPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const subjectLengthMax = 255;
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/** Identity providers put more roles into a token than ours; those are none of our business. One of ours must be there. */
const Claims = z.object({
  sub: z.string().min(1).max(subjectLengthMax),
  tenant: z
    .string()
    .regex(tenantPattern)
    .transform((text) => text as TenantId),
  roles: z
    .array(z.string())
    .transform((texts) => texts.filter(isRole))
    .refine((known) => known.length > 0),
  /** Seconds since 1970. */
  exp: z.number(),
});

/** Says which claim is missing or wrong, and never what was in it. */
export const readClaims = (payload: JWTPayload): Result<Identity & { exp: number }, string> => {
  const claims = Claims.safeParse(payload);
  if (claims.success) {
    const { sub, tenant, roles: held, exp } = claims.data;
    return ok({ subject: sub, tenantId: tenant, roles: held, exp });
  }
  const claim = String(claims.error.issues[0]?.path[0]);
  return err(
    claim in payload
      ? `The claim "${claim}" of the token is not acceptable.`
      : `The token lacks the claim "${claim}".`,
  );
};
