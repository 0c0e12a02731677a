import { type LedgerEntry } from '#sandbox/ledger';

type Noted = Pick<LedgerEntry, 'kind' | 'amount' | 'currency'> & Readonly<{ reference: string }>;

/** What people note of money that no provider sees: the bank statement, and who was paid out what. */
export type CashBook = Readonly<{ note(entry: Noted): void; entries(): readonly LedgerEntry[] }>;

export const cashBook = (): CashBook => {
  const entries: LedgerEntry[] = [];
  return {
    note: (entry) =>
      void entries.push({
        ...entry,
        id: `line-${entries.length + 1}`,
        status: 'succeeded',
        idempotencyKey: null,
        at: new Date().toISOString(),
      }),
    entries: () => entries,
  };
};
