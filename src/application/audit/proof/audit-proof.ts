/** Something that is wrong, with the one thing it is wrong with. */
export type AuditProblem = Readonly<{
  tenantId: string;
  kind: 'block' | 'record';
  /** Of the block (its height), or the record. */
  id: string;
  what: string;
}>;

/** What a check of the whole audit trail found. `problems` names the first hundred of so many. */
export type AuditProof = Readonly<{
  chains: number;
  blocks: number;
  records: number;
  /** Records that were taken out because they were old enough; their hashes are still there. */
  expired: number;
  problems: readonly AuditProblem[];
  problemCount: number;
  /** Up to which block records were let go, and under which policy. */
  expiries: readonly Readonly<{ tenantId: string; throughHeight: number; retentionDays: number }>[];
  /** Where each chain ends: kept elsewhere, it proves later that nothing before it was changed. */
  heads: readonly Readonly<{ tenantId: string; height: number; hash: string }>[];
}>;

const namedMax = 100;

/** Gathers what a check finds, in bounded memory. */
export const auditFindings = () => {
  const counts = { chains: 0, blocks: 0, records: 0, expired: 0, problemCount: 0 };
  const problems: AuditProblem[] = [];
  const expiries: AuditProof['expiries'][number][] = [];
  const heads: AuditProof['heads'][number][] = [];
  return {
    count: (what: 'chains' | 'blocks' | 'records' | 'expired', many = 1): void => {
      counts[what] += many;
    },
    problem: (problem: AuditProblem): void => {
      counts.problemCount += 1;
      if (problems.length < namedMax) problems.push(problem);
    },
    expiry: (expiry: AuditProof['expiries'][number]): void => {
      if (expiries.length < namedMax) expiries.push(expiry);
    },
    head: (head: AuditProof['heads'][number]): void => {
      if (heads.length < namedMax) heads.push(head);
    },
    proof: (): AuditProof => ({ ...counts, problems, expiries, heads }),
  };
};
export type AuditFindings = ReturnType<typeof auditFindings>;
