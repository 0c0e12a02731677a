import { type BilledKind, type BilledMoney } from '#application/billing/contract';
import { type Entry, sumsOf } from '#domain/ledger/entry';
import { differences } from '#domain/ledger/payment-balances';
import { setAsideBalances } from '#domain/ledger/set-aside-balances';
import { type TenantId } from '#domain/shared/ids';
import { type Sums } from '#domain/shared/sealed-log';
import { type Books } from '../ledger-ports.ts';
import { moneyReaders } from '../read-money-event.ts';
import { tally } from '../tally.ts';
import { examine } from './examine.ts';
import { type Findings, sayDifference } from './ledger-proof.ts';

const pageSize = 500;
const accounts = { subscriptions: 'customer-credit', invoices: 'tax' } as const;
const kinds = { subscriptions: 'subscription', invoices: 'invoice' } as const;

/** For every subscription and every invoice of a tenant: what was paid ahead, and the tax, are what the accounts say. */
export const checkBilled = async (ports: Books, tenantId: TenantId, found: Findings): Promise<void> => {
  for (const kind of ['subscriptions', 'invoices'] as const) await checkKind(ports, kind, tenantId, found);
};

const checkKind = async (
  ports: Books,
  kind: BilledKind,
  tenantId: TenantId,
  found: Findings,
): Promise<void> => {
  let after: string | undefined;
  for (;;) {
    const page = await ports.billing.page(kind, tenantId, after, pageSize);
    const ids = page.map(({ id }) => id);
    const entries = ids.length === 0 ? [] : await ports.journal.ofReferences(tenantId, ids);
    const sums = sumsByReference(entries);
    for (const one of page)
      if (faultsOf(kind, one, sums.get(one.id) ?? {}).length > 0)
        await examineBilled(ports, kind, tenantId, one.id, found);
    found.count(kind, page.length);
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
};

const examineBilled = (
  ports: Books,
  kind: BilledKind,
  tenantId: TenantId,
  id: string,
  report: Findings,
): Promise<void> =>
  examine(
    ports,
    {
      tenantId,
      kind: kinds[kind],
      id,
      find: async () => {
        const one = await ports.billing.find(kind, tenantId, id);
        return one && { ...one, documents: [{ kind, id, version: one.version }] };
      },
      entries: () => ports.journal.ofReferences(tenantId, [id]),
      faults: (one, sums) => faultsOf(kind, one, sums),
      movesMoney: ({ type }) => type in moneyReaders,
    },
    report,
  );

const faultsOf = (kind: BilledKind, { amount }: BilledMoney, sums: Sums): readonly string[] =>
  differences(setAsideBalances(accounts[kind], amount), sums).map(sayDifference);

const sumsByReference = (entries: readonly Entry[]): ReadonlyMap<string, Sums> => {
  const all = new Map<string, ReturnType<typeof tally>>();
  for (const entry of entries) {
    const one = all.get(entry.reference) ?? tally();
    one.add(sumsOf(entry));
    all.set(entry.reference, one);
  }
  return new Map([...all].map(([id, one]) => [id, one.sums()]));
};
