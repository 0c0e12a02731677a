import { auditUseCases, proveAudit } from '#application/audit/index';
import { openTrail } from '#bootstrap/open-trail';
import { type AuditRecord } from '#domain/audit/record';
import { type TenantId } from '#domain/shared/ids';
import { connectMongo } from '#infrastructure/mongo/connection';
import { ensureIndexes } from '#infrastructure/mongo/ensure-indexes';
import { auditCollections, type RecordDocument } from '#infrastructure/mongo/audit/record.document';
import { type BlockDocument } from '#infrastructure/mongo/sealing/sealed-log.document';
import { ulidGenerator } from '#infrastructure/system/ulid-generator';
import { pinoLog } from '#infrastructure/telemetry/pino-log';
import { anEnvironment, configOf } from '#test/support/a-config';
import { afterNoon } from '#test/support/a-payment';
import { giveBack } from '#test/support/databases';

export const acme = 'acme' as TenantId;
export const retentionDays = 400;
export const dayMs = 86_400_000;

/** The capture of the n-th payment, on the n-th second after noon unless said otherwise. */
export const aRecord = (n: number, is: Partial<AuditRecord> = {}): AuditRecord => ({
  id: `pay_${String(n).padStart(6, '0')}.2.0`,
  tenantId: acme,
  at: afterNoon(n * 1_000),
  action: 'payment.captured',
  subject: { kind: 'payment', id: `pay_${n}` },
  paymentId: null,
  actor: { kind: 'user', id: `ann-${n % 7}` },
  reason: null,
  cause: 'gateway-reply',
  asked: null,
  before: '{"status":"processing","capturedAmount":0}',
  after: '{"status":"completed","capturedAmount":100}',
  outcome: 'done',
  status: null,
  code: null,
  requestId: `req_${n}`,
  address: '127.0.0.1',
  ...is,
});
export const recordsFrom = (from: number, count: number, is: Partial<AuditRecord> = {}): AuditRecord[] =>
  Array.from({ length: count }, (_, n) => aRecord(from + n, is));

/** A trail of its own in a database that nobody else has, at a time that the test moves. */
export const openAudit = async () => {
  const uri = configOf(anEnvironment()).MONGODB_URI;
  const mongo = await connectMongo({ uri });
  await ensureIndexes(mongo);
  let now = afterNoon(3_600_000);
  const clock = { now: () => now };
  const trail = openTrail(mongo);
  const log = pinoLog({ level: 'silent' });
  const audit = auditUseCases({ ...trail, clock, ids: ulidGenerator({ clock }), log, retentionDays });
  return {
    ...audit,
    records: mongo.db.collection<RecordDocument>(auditCollections.items),
    blocks: mongo.db.collection<BlockDocument>(auditCollections.blocks),
    append: (more: readonly AuditRecord[]) => trail.trail.append(more),
    pass: (days: number) => void (now = new Date(now.getTime() + days * dayMs)),
    now: () => now,
    proof: () => proveAudit(trail)(),
    /** What every problem says, in short. */
    problems: async () =>
      (await proveAudit(trail)()).problems.map(({ kind, id, what }) => `${kind} ${id} ${what}`),
    close: async () => {
      await mongo.close();
      await giveBack(uri);
    },
  };
};
export type OpenAudit = Awaited<ReturnType<typeof openAudit>>;
