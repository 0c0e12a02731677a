import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';

/** What an account proves itself with, encrypted. `fields`: what is in it, by name. */
export type SealedCredentials = Readonly<{ sealed: string; fields: readonly string[] }>;
/** Replaced, but what the provider signs with them is believed until, not including, this instant. */
export type RetiredCredentials = SealedCredentials & Readonly<{ until: Date }>;
/** A request that carried an idempotency key. Its hash is sealed too: it was made over secrets. */
export type AccountRequest = Readonly<{ key: string; sealedHash: string; at: Date }>;

/** A tenant's own account at a payment provider. */
export type GatewayAccount = Readonly<{
  id: GatewayAccountId;
  tenantId: TenantId;
  version: number;
  provider: string;
  label: string;
  mode: 'test' | 'live';
  /** `disabled`: takes no new payments, but still serves its old ones. */
  status: 'active' | 'disabled';
  /** The smaller, the sooner it is chosen among the tenant's accounts. */
  priority: number;
  /** Not secret, in the provider's own words. */
  settings: Readonly<Record<string, unknown>>;
  credentials: SealedCredentials;
  retired: readonly RetiredCredentials[];
  requests: readonly AccountRequest[];
  createdAt: Date;
  updatedAt: Date;
}>;

/** What everything sealed of an account is bound to: moved to another account or tenant, it does not open. */
export const sealingContext = ({ tenantId, id }: Readonly<{ tenantId: string; id: string }>): string =>
  `${tenantId}:${id}`;

export const accountsMax = 100;
export const overlapDefaultMs = 86_400_000;
export const overlapMaxMs = 30 * 86_400_000;
export const retiredMax = 5;
/** How long a repeated request is known by its key. */
const requestsKeptMs = 7 * 86_400_000;

type Given = Pick<
  GatewayAccount,
  'id' | 'tenantId' | 'provider' | 'label' | 'mode' | 'priority' | 'settings' | 'credentials'
>;

/** A new account: active, and nothing retired yet. */
export const createAccount = (given: Given, request: AccountRequest): GatewayAccount => ({
  ...given,
  version: 0,
  status: 'active',
  retired: [],
  requests: [request],
  createdAt: request.at,
  updatedAt: request.at,
});

export type AccountChanges = Partial<Pick<GatewayAccount, 'label' | 'priority' | 'status' | 'settings'>>;

/** The account with other words, settings or standing. What it proves itself with is changed by `rotateCredentials` only. */
export const changeAccount = (
  account: GatewayAccount,
  changes: AccountChanges,
  at: Date,
): GatewayAccount => ({
  ...account,
  ...changes,
  updatedAt: at,
});

export type TooManyRetired = Readonly<{ code: 'too-many-retired-credentials'; until: Date }>;

/**
 * New credentials from now on. The present ones, and those retired before, are believed for `overlapMs` more at most: with
 * 0 nothing but the new ones is, which is what one wants after a leak. Refused while too many still hold.
 */
export const rotateCredentials = (
  account: GatewayAccount,
  { credentials, overlapMs }: Readonly<{ credentials: SealedCredentials; overlapMs: number }>,
  request: AccountRequest,
): Result<GatewayAccount, TooManyRetired> => {
  const { at } = request;
  const end = new Date(at.getTime() + overlapMs);
  const retired = [{ ...account.credentials, until: end }, ...account.retired]
    .map((old) => (old.until > end ? { ...old, until: end } : old))
    .filter(({ until }) => until > at);
  if (retired.length > retiredMax) {
    const first = Math.min(...retired.slice(1).map(({ until }) => until.getTime()));
    return err({ code: 'too-many-retired-credentials', until: new Date(first) });
  }
  const requests = account.requests.filter((old) => at.getTime() - old.at.getTime() < requestsKeptMs);
  return ok({ ...account, credentials, retired, requests: [...requests, request], updatedAt: at });
};

/** Retired credentials that still hold at this instant, newest first. */
export const stillBelieved = ({ retired }: GatewayAccount, at: Date): readonly RetiredCredentials[] =>
  retired.filter(({ until }) => until > at);

/** The account without credentials that no longer hold, so that they are nowhere. */
export const forgetExpired = (account: GatewayAccount, at: Date): GatewayAccount => ({
  ...account,
  retired: stillBelieved(account, at),
});

/** Other credentials because the provider itself has replaced them: whatever held before holds no more. */
export const replaceCredentials = (
  account: GatewayAccount,
  credentials: SealedCredentials,
  at: Date,
): GatewayAccount => ({ ...account, credentials, retired: [], updatedAt: at });
