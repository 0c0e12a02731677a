import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { type LedgerProof } from '../proof/ledger-proof.ts';
import { proveLedger } from '../proof/prove-ledger.ts';
import { scopeOf } from '../scope.ts';

/** Proves the books of a tenant, or of all, now. */
export const getProof =
  (ports: LedgerPorts) =>
  async ({
    actor,
    tenantId,
  }: Readonly<{ actor: Actor; tenantId?: TenantId | undefined }>): Promise<Result<LedgerProof, NotFound>> => {
    const scope = scopeOf(actor, tenantId);
    if (!scope.ok) return scope;
    return ok(await proveLedger(ports)(scope.value === 'all' ? undefined : scope.value));
  };
