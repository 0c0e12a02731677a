import { type CreditAccount, type CreditLot, inOrderOfUse, isUsable } from './credit-account.ts';

/** How long before credits run out their owner is told. */
export const noticeAheadMs = 7 * 86_400_000;

export type ExpiringCredits = Readonly<{ credits: bigint; expiresAt: Date }>;

/** What of the balance runs out, and when; the soonest first, one line for each instant. */
export const expiringCredits = (
  { lots }: Pick<CreditAccount, 'lots'>,
  at: Date,
): readonly ExpiringCredits[] => {
  const byInstant = new Map<number, bigint>();
  for (const { left, expiresAt } of inOrderOfUse(lots.filter((lot) => isUsable(lot, at))))
    if (expiresAt) byInstant.set(expiresAt.getTime(), (byInstant.get(expiresAt.getTime()) ?? 0n) + left);
  return [...byInstant].map(([instant, credits]) => ({ credits, expiresAt: new Date(instant) }));
};

/** When the next lot is to be written off; undefined while none is. */
export const nextExpiryAt = ({ lots }: Pick<CreditAccount, 'lots'>): Date | undefined =>
  earliest(lots.flatMap(({ left, expiresAt }) => (left > 0n && expiresAt ? [expiresAt] : [])));

/** When somebody is to be told of the next lot; undefined while none is. */
export const nextNoticeAt = ({ lots }: Pick<CreditAccount, 'lots'>): Date | undefined =>
  earliest(lots.filter(isUnnoticed).flatMap((lot) => noticeDueAt(lot) ?? []));

/** Marks the lots whose owner is to be told now. Undefined: there are none. `soon`: what of them is left, by when it runs out. */
export const noticeExpiring = (
  account: CreditAccount,
  at: Date,
): Readonly<{ account: CreditAccount; soon: readonly ExpiringCredits[] }> | undefined => {
  const isDue = (lot: CreditLot): boolean => isUnnoticed(lot) && (noticeDueAt(lot) ?? at) <= at;
  const due = account.lots.filter((lot) => isDue(lot) && lot.expiresAt !== null);
  if (due.length === 0) return undefined;
  const lots = account.lots.map((lot) => (due.includes(lot) ? { ...lot, noticedAt: at } : lot));
  return { account: { ...account, lots, updatedAt: at }, soon: expiringCredits({ lots: due }, at) };
};

const isUnnoticed = ({ left, noticedAt }: CreditLot): boolean => left > 0n && noticedAt === null;

const noticeDueAt = ({ expiresAt }: CreditLot): Date | undefined =>
  expiresAt ? new Date(expiresAt.getTime() - noticeAheadMs) : undefined;

const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>((first, one) => (first && first <= one ? first : one), undefined);
