import { type differences } from '#domain/ledger/payment-balances';

/** Something that is wrong, with the one thing it is wrong with. */
export type LedgerProblem = Readonly<{
  tenantId: string;
  kind: 'block' | 'entry' | 'payment' | 'subscription' | 'invoice' | 'currency';
  /** Of the block (its height), the currency, or the one thing. */
  id: string;
  what: string;
}>;
/** An event whose entry is on its way: its outbox still holds it. */
export type PendingPosting = Readonly<{
  tenantId: string;
  kind: 'payment' | 'subscription' | 'invoice';
  id: string;
  eventId: string;
  type: string;
}>;

/** What a check of the whole ledger found. `problems` and `pending` name the first hundred of so many. */
export type LedgerProof = Readonly<{
  chains: number;
  blocks: number;
  entries: number;
  payments: number;
  subscriptions: number;
  invoices: number;
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
  const read = { chains: 0, blocks: 0, entries: 0, payments: 0, subscriptions: 0, invoices: 0 };
  const counts = { ...read, problemCount: 0, pendingCount: 0 };
  const problems: LedgerProblem[] = [];
  const pending: PendingPosting[] = [];
  const heads: LedgerProof['heads'][number][] = [];
  return {
    count: (what: keyof typeof read, many = 1): void => {
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

export const sayDifference = ({ key, expected, found }: ReturnType<typeof differences>[number]): string =>
  `${key} stands at ${found} and should at ${expected}`;
