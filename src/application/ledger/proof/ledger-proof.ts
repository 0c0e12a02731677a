/** Something that is wrong, with the one thing it is wrong with. */
export type LedgerProblem = Readonly<{
  tenantId: string;
  kind: 'block' | 'entry' | 'payment' | 'currency';
  /** Of the block (its height), the entry, the payment or the currency. */
  id: string;
  what: string;
}>;
/** An event whose entry is on its way: its outbox still holds it. */
export type PendingPosting = Readonly<{ tenantId: string; paymentId: string; eventId: string; type: string }>;

/** What a check of the whole ledger found. `problems` and `pending` name the first hundred of so many. */
export type LedgerProof = Readonly<{
  chains: number;
  blocks: number;
  entries: number;
  payments: number;
  problems: readonly LedgerProblem[];
  problemCount: number;
  pending: readonly PendingPosting[];
  pendingCount: number;
  /** Where each chain ends: kept elsewhere, it proves later that nothing before it was changed. */
  heads: readonly Readonly<{ tenantId: string; height: number; hash: string }>[];
}>;

const namedMax = 100;

/** Gathers what a check finds, in bounded memory. */
export const findings = () => {
  const counts = { chains: 0, blocks: 0, entries: 0, payments: 0, problemCount: 0, pendingCount: 0 };
  const problems: LedgerProblem[] = [];
  const pending: PendingPosting[] = [];
  const heads: LedgerProof['heads'][number][] = [];
  return {
    count: (what: 'chains' | 'blocks' | 'entries' | 'payments', many = 1): void => {
      counts[what] += many;
    },
    problem: (problem: LedgerProblem): void => {
      counts.problemCount += 1;
      if (problems.length < namedMax) problems.push(problem);
    },
    pending: (one: PendingPosting): void => {
      counts.pendingCount += 1;
      if (pending.length < namedMax) pending.push(one);
    },
    head: (head: LedgerProof['heads'][number]): void => {
      if (heads.length < namedMax) heads.push(head);
    },
    proof: (): LedgerProof => ({ ...counts, problems, pending, heads }),
  };
};
export type Findings = ReturnType<typeof findings>;
