import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type DifferenceKind, type Period } from './differences.ts';
import { type Totals } from './totals.ts';

export type RunId = string & { readonly __kind: 'reconciliation-run' };
export const runStatuses = ['awaiting-statement', 'reading', 'comparing', 'completed', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** One comparison of our books with a provider's, for one account and period. Saved after each page, so that it resumes. */
export type Run = Readonly<{
  id: RunId;
  /** Whose account it is; null for one that the environment names. */
  tenantId: TenantId | null;
  gatewayAccountId: GatewayAccountId;
  provider: string;
  period: Period;
  status: RunStatus;
  /** The SHA-256 of the file that a person brought, or is bringing; null where the provider tells, or nobody has yet. */
  file: string | null;
  /** Where the statement goes on. */
  next: string | null;
  pages: number;
  /** The last key that has been compared. */
  cursor: string | null;
  totals: Totals;
  counts: Readonly<Partial<Record<DifferenceKind, number>>>;
  /** How often in a row the provider did not say. */
  tries: number;
  /** When somebody may work on it; null when nobody has to. While it is worked on, the end of the lease. */
  dueAt: Date | null;
  /** Who works on it. Whoever finds another name here has lost it. */
  holder: string | null;
  /** The request that asked for it: in whose name, its key, a hash of what it asked. */
  request: Readonly<{ tenantId: string; key: string; hash: string; by: string }>;
  createdAt: Date;
  completedAt: Date | null;
}>;

/** A statement that can't be read this often in a row ends its run. */
const triesMax = 48;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/** After silence of the provider: asked again later and later; given up in the end. */
export const postponed = (run: Run, at: Date): Run => {
  const tries = run.tries + 1;
  if (tries >= triesMax) return { ...run, tries, status: 'failed', dueAt: null, holder: null };
  const waitMs = Math.min(firstWaitMs * 2 ** Math.min(run.tries, 12), longestWaitMs);
  return { ...run, tries, dueAt: new Date(at.getTime() + waitMs), holder: null };
};

/** Where the provider does not tell its statement: begun anew once somebody brings it. */
export const awaitingStatement = (run: Run): Run => ({
  ...run,
  status: 'awaiting-statement',
  next: null,
  pages: 0,
  tries: 0,
  dueAt: null,
  holder: null,
});

export const finished = (run: Run, at: Date): Run => ({
  ...run,
  status: 'completed',
  dueAt: null,
  holder: null,
  completedAt: at,
});
