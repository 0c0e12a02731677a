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
  /** When its owner was told that it is about to run out; null while nobody was. */
  noticedAt: Date | null;
}>;

/** All credits of one customer at one tenant. `entryCount`: how many entries its history has. */
export type CreditAccount = Readonly<{
  id: string;
  tenantId: TenantId;
  customerId: CustomerId;
  version: number;
  lots: readonly CreditLot[];
  takings: readonly CreditTaking[];
  entryCount: number;
  /** Entries that are not known to stand in the history yet. */
  unfiled: readonly NumberedEntry[];
  updatedAt: Date;
}>;

/**
 * What a refund took back of a lot, so that it does so once. `parts`: of which lots. `forgiven`: credits that had run out of
 * time unused. `shortfall`: credits it should have had and that were used. `undoneAt`: when the refund itself came to nothing.
 */
export type CreditTaking = Readonly<{
  cause: string;
  lot: string;
  taken: bigint;
  parts: readonly CreditPart[];
  forgiven: bigint;
  shortfall: bigint;
  at: Date;
  undoneAt: Date | null;
}>;

export type CreditPart = Readonly<{ lot: string; credits: bigint }>;

export const creditEntryKinds = ['granted', 'consumed', 'expired', 'taken-back', 'given-back'] as const;
export type CreditEntryKind = (typeof creditEntryKinds)[number];

/**
 * One line of an account's history. `cause`: what it was for, unique among entries of its kind. `parts`: of which lots, by
 * their causes. `credits`: more than 0 whatever the kind.
 */
export type CreditEntry = Readonly<{
  kind: CreditEntryKind;
  cause: string;
  credits: bigint;
  parts: readonly CreditPart[];
  balance: bigint;
  at: Date;
}>;

/** `number`: 1 for the first of its account, then one more each. `note`: what whoever moved the credits said of it. */
export type NumberedEntry = CreditEntry & Readonly<{ number: number; note: EntryNote | null }>;

/** Why credits were used, if it was said, and a hash of the request that used them. */
export type EntryNote = Readonly<{ reason: string | null; hash: string }>;

/** The account and what is to be written of it together. */
export type CreditDecision = Readonly<{ account: CreditAccount; entries: readonly CreditEntry[] }>;

/** A customer has one account, so its id follows from theirs. */
export const accountIdOf = (customerId: CustomerId): string => `cra_${customerId.replace(/^cus_/, '')}`;

export const emptyAccount = (tenantId: TenantId, customerId: CustomerId, at: Date): CreditAccount => ({
  id: accountIdOf(customerId),
  tenantId,
  customerId,
  version: 0,
  lots: [],
  takings: [],
  entryCount: 0,
  unfiled: [],
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
