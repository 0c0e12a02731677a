import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type AuditPorts } from '../audit-ports.ts';
import { type AuditProof } from '../proof/audit-proof.ts';
import { proveAudit } from '../proof/prove-audit.ts';
import { whoseTrail } from '../whose-trail.ts';

type ProofInput = Readonly<{ actor: Actor; tenantId?: TenantId | undefined }>;

/** Proves the trail of a tenant now; for the platform that of all, unless it names one. */
export const getProof =
  (ports: AuditPorts) =>
  async ({ actor, tenantId }: ProofInput): Promise<Result<AuditProof, NotFound>> => {
    if (tenantId === undefined && actor.roles.includes('platform')) return ok(await proveAudit(ports)());
    const whose = whoseTrail(actor, tenantId);
    return whose.ok ? ok(await proveAudit(ports)(whose.value)) : whose;
  };
