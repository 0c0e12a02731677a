import { type TenantId } from '#domain/shared/ids';
import { followChain, strangersToTheirBlock } from '../../shared/follow-chain.ts';
import { type Trail } from '../audit-ports.ts';
import { auditFindings, type AuditFindings, type AuditProof } from './audit-proof.ts';
import { lawfulExpiry } from './lawful-expiry.ts';

const pageSize = 500;
const isGone = 'is gone';

/**
 * Checks the audit trail of one tenant, or of all: every chain holds, every record is what its block says, and none is gone
 * but those that were old enough. Reads everything once, in bounded memory; may run beside everything else.
 */
export const proveAudit =
  (ports: Trail) =>
  async (tenantId?: TenantId): Promise<AuditProof> => {
    const found = auditFindings();
    let tenant: string | undefined = tenantId ?? (await ports.sealed.tenantAfter(undefined));
    while (tenant !== undefined) {
      await checkChain(ports, tenant as TenantId, found);
      await checkRecords(ports, tenant, found);
      tenant = tenantId === undefined ? await ports.sealed.tenantAfter(tenant) : undefined;
    }
    return found.proof();
  };

const checkChain = async (ports: Trail, tenantId: TenantId, found: AuditFindings): Promise<void> => {
  let head: Readonly<{ height: number; hash: string }> | undefined;
  let expired: Awaited<ReturnType<typeof lawfulExpiry>>;
  for await (const { block, faults } of followChain(ports, tenantId)) {
    // Looked up when it is needed: records may expire while we read.
    if (block.height > (expired?.throughHeight ?? 0) && faults.some(({ what }) => what === isGone))
      expired = await lawfulExpiry(ports, tenantId);
    for (const { item, what } of faults) {
      const id = item ?? String(block.height);
      if (what === isGone && block.height <= (expired?.throughHeight ?? 0)) found.count('expired');
      else found.problem({ tenantId, kind: item === null ? 'block' : 'record', id, what });
    }
    found.count('blocks');
    head = block;
  }
  if (expired) {
    const { throughHeight, retentionDays } = expired;
    found.expiry({ tenantId, throughHeight, retentionDays });
  }
  if (!head) return;
  found.count('chains');
  found.head({ tenantId, height: head.height, hash: head.hash });
};

const checkRecords = async (ports: Trail, tenantId: string, found: AuditFindings): Promise<void> => {
  for await (const page of ports.sealed.pages(tenantId, pageSize)) {
    found.count('records', page.length);
    for (const id of await strangersToTheirBlock(ports.sealed, tenantId, page))
      found.problem({ tenantId, kind: 'record', id, what: 'says it is in a block that does not hold it' });
  }
};
