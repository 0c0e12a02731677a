import { type AuditProof, proveAudit } from '#application/audit/index';
import { type LedgerProof, proveLedger } from '#application/ledger/index';
import { connectMongo } from '#infrastructure/mongo/connection';
import { openBooks } from './open-books.ts';
import { openTrail } from './open-trail.ts';

const poolMax = 4;

/** What is wrong with the books, or with the audit trail; each is named by its own kind. */
export type BooksProof = Omit<LedgerProof, 'problems'> &
  Readonly<{
    problems: readonly (LedgerProof['problems'] | AuditProof['problems'])[number][];
    audit: AuditProof;
  }>;

/**
 * Proves the books and the audit trail in this database, all tenants', and lets go of it again. It only reads, and may run
 * beside a system that works. `problemCount` 0: every chain holds, everything adds up, every payment is conserved.
 */
export const verifyLedger = async (mongodbUri: string): Promise<BooksProof> => {
  const mongo = await connectMongo({ uri: mongodbUri, poolMax });
  try {
    const ledger = await proveLedger(openBooks(mongo))();
    const audit = await proveAudit(openTrail(mongo))();
    return {
      ...ledger,
      problems: [...ledger.problems, ...audit.problems],
      problemCount: ledger.problemCount + audit.problemCount,
      audit,
    };
  } finally {
    await mongo.close();
  }
};
