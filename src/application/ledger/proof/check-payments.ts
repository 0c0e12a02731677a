import { sumsOf, type Entry } from '#domain/ledger/entry';
import { balancesFor, differences } from '#domain/ledger/payment-balances';
import { type PaymentMoney } from '#application/payments/contract';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Books } from '../ledger-ports.ts';
import { tally } from '../tally.ts';
import { examinePayment } from './examine-payment.ts';
import { type Findings } from './ledger-proof.ts';

const pageSize = 500;

/** For every payment of a tenant: captured − refunded − disputed is what the accounts say. A page at a time, by id. */
export const checkPayments = async (ports: Books, tenantId: TenantId, found: Findings): Promise<void> => {
  let after: PaymentId | undefined;
  for (;;) {
    const page = await ports.payments.page(tenantId, after, pageSize);
    const ids = page.map(({ id }) => id);
    const entries = ids.length === 0 ? [] : await ports.journal.ofPayments(tenantId, ids);
    const sums = sumsByPayment(entries);
    for (const payment of page)
      if (disagree(payment, sums.get(payment.id)?.sums() ?? {}))
        await examinePayment(ports, tenantId, payment.id, found);
    found.count('payments', page.length);
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
};

const disagree = (payment: PaymentMoney, sums: Readonly<Record<string, bigint>>): boolean =>
  payment.refunded.minor !== payment.refundsCompleted.minor ||
  differences(balancesFor(payment), sums).length > 0;

const sumsByPayment = (entries: readonly Entry[]) => {
  const all = new Map<string, ReturnType<typeof tally>>();
  for (const entry of entries) {
    if (entry.paymentId === null) continue;
    const one = all.get(entry.paymentId) ?? tally();
    one.add(sumsOf(entry));
    all.set(entry.paymentId, one);
  }
  return all;
};
