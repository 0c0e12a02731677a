import { type CreditAccount, type CreditDecision, type EntryNote } from './credit-account.ts';

/** The account with its new entries, numbered on from the last, to be saved together and filed afterwards. */
export const numberEntries = (
  { account, entries }: CreditDecision,
  note: EntryNote | null = null,
): CreditAccount => ({
  ...account,
  entryCount: account.entryCount + entries.length,
  unfiled: [
    ...account.unfiled,
    ...entries.map((entry, n) => ({ ...entry, number: account.entryCount + n + 1, note })),
  ],
});
