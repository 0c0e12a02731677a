/** `npm run ledger:verify [-- <MongoDB URI>]`: proves the books and the audit trail; exit code 1 when anything in them is wrong. */
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { readLocalSettings } from '#bootstrap/embedded/local-settings';
import { findRunningSystem } from '#bootstrap/embedded/running-system';
import { verifyLedger } from '#bootstrap/verify-ledger';

/** What is named, else what the environment names, else the system that runs here. */
const findUri = async (named: string | undefined): Promise<string> => {
  const settings = readLocalSettings(process.env);
  const uri = named ?? settings.mongodbUri ?? (await findRunningSystem(settings.dataDir))?.mongodbUri;
  if (uri === undefined)
    throw new CannotStart(
      `No system runs on ${settings.dataDir}: run \`npm start\` first, set MONGODB_URI, or name one: npm run ledger:verify -- mongodb://…`,
    );
  return uri;
};

const verify = async (): Promise<boolean> => {
  const proof = await verifyLedger(await findUri(process.argv[2]));
  for (const { tenantId, kind, id, what } of proof.problems)
    console.log(`${tenantId}: ${kind} ${id} ${what}`);
  for (const { tenantId, kind, id, type } of proof.pending)
    console.log(`${tenantId}: ${kind} ${id} waits for its ${type} to be posted`);
  for (const { tenantId, height, hash } of proof.heads)
    console.log(`${tenantId} ends at block ${height}: ${hash}`);
  for (const { tenantId, height, hash } of proof.audit.heads)
    console.log(`${tenantId}'s audit trail ends at block ${height}: ${hash}`);
  for (const { tenantId, throughHeight, retentionDays } of proof.audit.expiries)
    console.log(
      `${tenantId}'s audit trail was let go up to block ${throughHeight}, after ${retentionDays} days`,
    );
  const { chains, blocks, entries, payments, subscriptions, invoices, problemCount, pendingCount } = proof;
  const { records, expired } = proof.audit;
  console.log(
    JSON.stringify({
      ...{ chains, blocks, entries, payments, subscriptions, invoices, records, expired },
      pending: pendingCount,
      problems: problemCount,
    }),
  );
  return problemCount === 0;
};

try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
