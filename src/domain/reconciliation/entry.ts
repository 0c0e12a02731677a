import { type Money } from '#domain/shared/money';

export const entryKinds = ['payment', 'refund', 'dispute'] as const;
export type EntryKind = (typeof entryKinds)[number];
export type EntryStatus = 'completed' | 'pending' | 'failed';

/** One movement of money, as our books or the provider's tell it. */
export type Entry = Readonly<{
  /** What both sides are compared by: our own id of it, or what stands for that where we have none. */
  key: string;
  kind: EntryKind;
  /** The provider's id. */
  reference: string | null;
  amount: Money;
  /** What the provider took for it; null where that side does not know. */
  fee: Money | null;
  status: EntryStatus;
  at: Date;
}>;
