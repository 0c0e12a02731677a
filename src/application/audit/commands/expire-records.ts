import { type Expiry, expiryAction, keptSince } from '#domain/audit/expiry';
import { type AuditRecord } from '#domain/audit/record';
import { type TenantId } from '#domain/shared/ids';
import { type AuditPorts } from '../audit-ports.ts';
import { lawfulExpiry } from '../proof/lawful-expiry.ts';
import { readExpiry } from '../read-expiry.ts';

/** One mark a day is enough: what it lets go is a day older. */
const marksEveryMs = 86_400_000;
const removedAtOnceMax = 1_000;

/**
 * Takes out records that are older than the policy. First a mark is recorded that says up to which block; once a later block
 * holds the mark, the records below may go. The blocks keep their hashes. Gives how many were taken out.
 */
export const expireRecords = (ports: AuditPorts) => async (): Promise<number> => {
  const before = keptSince(ports.clock.now(), ports.retentionDays);
  let removed = 0;
  let tenant = await ports.trail.tenantWithOlder(before, undefined);
  while (tenant !== undefined) {
    removed += await removeMarked(ports, tenant);
    await markOlder(ports, tenant, before);
    tenant = await ports.trail.tenantWithOlder(before, tenant);
  }
  return removed;
};

const removeMarked = async (ports: AuditPorts, tenantId: TenantId): Promise<number> => {
  const expiry = await lawfulExpiry(ports, tenantId);
  return expiry ? ports.trail.remove(tenantId, expiry.throughHeight, expiry.until, removedAtOnceMax) : 0;
};

const markOlder = async (ports: AuditPorts, tenantId: TenantId, before: Date): Promise<void> => {
  const { trail, sealed, clock, log, retentionDays } = ports;
  const last = await sealed.lastBefore(tenantId, before);
  if (!last) return;
  const at = clock.now();
  const mark = await trail.last(tenantId, expiryAction);
  const isRecent = mark && at.getTime() - mark.at.getTime() < marksEveryMs;
  if (isRecent || (mark && (readExpiry(mark)?.throughHeight ?? 0) >= last.height)) return;
  await trail.append([
    markOf(tenantId, { throughHeight: last.height, blockHash: last.hash, retentionDays }, at),
  ]);
  log.info('audit-records-expire', { tenantId, throughHeight: last.height });
};

const markOf = (tenantId: TenantId, expiry: Expiry, at: Date): AuditRecord => ({
  // One for each block that it may speak of: whoever comes second finds the first.
  id: `aud_expired:${tenantId}:${expiry.throughHeight}`,
  tenantId,
  at,
  action: expiryAction,
  subject: { kind: 'audit', id: null },
  paymentId: null,
  actor: { kind: 'system', id: 'kassa' },
  reason: `kept for ${expiry.retentionDays} days`,
  cause: 'expiry',
  asked: null,
  before: null,
  after: JSON.stringify(expiry),
  outcome: 'done',
  status: null,
  code: null,
  requestId: null,
  address: null,
});
