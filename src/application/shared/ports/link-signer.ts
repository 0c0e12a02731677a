import { type Result } from '#domain/shared/result';

/** What a link gives access to, without a login. `subject`: an id; until `expiresAt`, not included. */
export type LinkClaim = Readonly<{
  purpose: 'invoice' | 'portal';
  tenantId: string;
  subject: string;
  expiresAt: Date;
}>;

export type LinkRefusal = Readonly<{ code: 'link-not-ours' | 'link-expired' }>;

/** Signs what stands in links that people get by mail or message, so that only we can make one. */
export interface LinkSigner {
  /** A text of letters, digits, `-`, `_` and `.`, fit for a path. */
  sign(claim: LinkClaim): string;
  read(purpose: LinkClaim['purpose'], token: string, now: Date): Result<LinkClaim, LinkRefusal>;
}
