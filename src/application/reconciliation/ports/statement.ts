import { type EntryKind, type EntryStatus } from '#domain/reconciliation/entry';
import { type Money } from '#domain/shared/money';

/** One movement of money as the provider booked it. */
export type StatementLine = Readonly<{
  kind: EntryKind;
  /** The provider's id of it. */
  reference: string;
  /** Our id of it, where the provider kept that for us: `pay_…` or `ref_…`. */
  ourId?: string | undefined;
  /** Of a refund: the payment that it gives back, by our id or the provider's. */
  paymentId?: string | undefined;
  paymentReference?: string | undefined;
  /** What was moved, always above zero. */
  amount: Money;
  /** What the provider took for it; null where this line does not tell. */
  fee: Money | null;
  status: EntryStatus;
  at: Date;
}>;

/** `next`: what to ask with for the page after it; null on the last. Opaque to whoever asks. */
export type StatementPage = Readonly<{ lines: readonly StatementLine[]; next: string | null }>;

/** What a provider believes of an account. */
export interface Statement {
  /** How long after a movement it may take to show, in milliseconds. */
  readonly lagMs: number;
  /**
   * One page of what was moved between two instants, in whatever order the provider has. Asking again with the same `after`
   * gives the same page, but for what was booked meanwhile. `unknown`: the provider did not say; ask again later. `not-told`: it
   * does not give it to this account, so a person has to bring it.
   */
  page(from: Date, to: Date, after: string | null): Promise<StatementPage | 'unknown' | 'not-told'>;
}
