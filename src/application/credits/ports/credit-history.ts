import { type CreditAccount, type CreditEntryKind, type NumberedEntry } from '#domain/credits/credit-account';

/** The entries of all accounts, for ever: an account itself keeps only those that are not known to be here. */
export interface CreditHistory {
  /** Durable. What is here already stays as it is. */
  file(account: Pick<CreditAccount, 'id' | 'tenantId'>, entries: readonly NumberedEntry[]): Promise<void>;
  find(accountId: string, kind: CreditEntryKind, cause: string): Promise<NumberedEntry | undefined>;
  /** Newest first; `below`: only those with a smaller number. */
  list(
    accountId: string,
    which: Readonly<{ kind?: CreditEntryKind | undefined; below?: number | undefined; limit: number }>,
  ): Promise<readonly NumberedEntry[]>;
}
