import { type Service } from '../clients/ask-until-answered.ts';
import { persist } from '../clients/persist.ts';
import { type SandboxControl } from '../system/sandbox-control.ts';

type Needs = Readonly<{
  service: Service;
  sandbox: Pick<SandboxControl, 'ledger'>;
  as: string;
  /** A person does not look at once into what may still be under way. By the machine's clock. */
  looksAfterMs: number;
}>;

/**
 * Click has no idempotency keys, and that it has not heard of a charge proves nothing to Kassa. A person looks into its
 * cabinet: what is not there once all is calm was never made. What is there Kassa finds by itself.
 */
export const chargesInDoubt = ({ service, sandbox, as, looksAfterMs }: Needs): (() => Promise<void>) => {
  const since = new Map<string, number>();
  return async () => {
    const path = '/payments?gateway=click&status=processing&limit=100';
    const waiting = (await persist(service, { method: 'GET', path, as }))?.body.data ?? [];
    const due = (waiting as readonly Readonly<{ id: string }>[]).filter(({ id }) => {
      const first = since.get(id) ?? Date.now();
      since.set(id, first);
      return Date.now() - first >= looksAfterMs;
    });
    if (due.length === 0) return;
    const cabinet = new Set((await sandbox.ledger('click')).map(({ reference }) => reference));
    for (const { id } of due) {
      if (cabinet.has(id)) continue;
      const body = { status: 'failed', reason: 'it was never made', evidence: 'the cabinet shows nothing' };
      await persist(service, { method: 'POST', path: `/admin/payments/${id}/correct`, body, as });
    }
  };
};
