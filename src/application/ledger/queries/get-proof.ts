import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { type LedgerProof } from '../proof/ledger-proof.ts';
import { proveLedger } from '../proof/prove-ledger.ts';
import { whoseBooks } from '../whose-books.ts';

/** Proves the books of a tenant, or of all, now. */
export const getProof =
  (ports: LedgerPorts) =>
  async ({
    actor,
    tenantId,
  }: Readonly<{ actor: Actor; tenantId?: TenantId | undefined }>): Promise<Result<LedgerProof, NotFound>> => {
    const books = whoseBooks(actor, tenantId);
    if (!books.ok) return books;
    return ok(await proveLedger(ports)(books.value.tenantId));
  };
