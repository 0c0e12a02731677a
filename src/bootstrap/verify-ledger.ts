import { type LedgerProof, proveLedger } from '#application/ledger/index';
import { connectMongo } from '#infrastructure/mongo/connection';
import { openBooks } from './open-books.ts';

const poolMax = 4;

/**
 * Proves the books in this database, all tenants', and lets go of it again. It only reads, and may run beside a system
 * that works. `problemCount` 0: every chain holds, everything adds up, every payment is conserved.
 */
export const verifyLedger = async (mongodbUri: string): Promise<LedgerProof> => {
  const mongo = await connectMongo({ uri: mongodbUri, poolMax });
  try {
    return await proveLedger(openBooks(mongo))();
  } finally {
    await mongo.close();
  }
};
