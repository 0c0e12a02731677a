import { type CustomerId, type TenantId } from '#domain/shared/ids';

/**
 * Credits that came together. `cause`: what granted them, such as a payment: each grants once. Always granted = left +
 * consumed + expired + takenBack.
 */
export type CreditLot = Readonly<{
  cause: string;
  granted: bigint;
  left: bigint;
  consumed: bigint;
  expired: bigint;
  takenBack: bigint;
  grantedAt: Date;
  /** From then on it can't be used; null for never. */
  expiresAt: Date | null;
}>;

/** All credits of one customer at one tenant. */
export type CreditAccount = Readonly<{
  tenantId: TenantId;
  customerId: CustomerId;
  version: number;
  lots: readonly CreditLot[];
  takings: readonly CreditTaking[];
  updatedAt: Date;
}>;

/**
 * What a refund took back of a lot, so that it does so once. `forgiven`: credits that had run out of time unused.
 * `shortfall`: credits it should have had and that were used.
 */
export type CreditTaking = Readonly<{
  cause: string;
  lot: string;
  taken: bigint;
  forgiven: bigint;
  shortfall: bigint;
  at: Date;
}>;

/**
 * One line of an account's history. `cause`: what it was for, unique among entries of its kind. `parts`: of which lots, by
 * their causes. `credits`: more than 0 whatever the kind.
 */
export type CreditEntry = Readonly<{
  kind: 'granted' | 'consumed' | 'expired' | 'taken-back';
  cause: string;
  credits: bigint;
  parts: readonly Readonly<{ lot: string; credits: bigint }>[];
  balance: bigint;
  at: Date;
}>;

/** The account and what is to be written of it together. */
export type CreditDecision = Readonly<{ account: CreditAccount; entries: readonly CreditEntry[] }>;

export const emptyAccount = (tenantId: TenantId, customerId: CustomerId, at: Date): CreditAccount => ({
  tenantId,
  customerId,
  version: 0,
  lots: [],
  takings: [],
  updatedAt: at,
});

/** What can be used at this instant: lots past their time don't count, whether or not anybody has written them off yet. */
export const creditBalance = ({ lots }: Pick<CreditAccount, 'lots'>, at: Date): bigint =>
  lots.filter((lot) => isUsable(lot, at)).reduce((all, { left }) => all + left, 0n);

export const isUsable = ({ left, expiresAt }: CreditLot, at: Date): boolean =>
  left > 0n && (expiresAt === null || at < expiresAt);

/** In the order they are used up: what expires first goes first, and of two alike the older. */
export const inOrderOfUse = (lots: readonly CreditLot[]): CreditLot[] =>
  [...lots].sort(
    (a, b) =>
      expiry(a) - expiry(b) || a.grantedAt.getTime() - b.grantedAt.getTime() || (a.cause < b.cause ? -1 : 1),
  );

const expiry = ({ expiresAt }: CreditLot): number => expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
