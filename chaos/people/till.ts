import { type LedgerEntry } from '#sandbox/ledger';

type Subject = Readonly<{ id: string; amount: number; currency: string }>;

/** What people see and do with money that no provider knows of, by Kassa's ids. Each is written down once. */
export type Till = Readonly<{
  /** The payer's money is there. */
  arrived(payment: Subject): void;
  /** It went back to the payer as it came, because the shop would not have it. */
  sentBack(paymentId: string): void;
  paidOut(refund: Subject): void;
  ledger(): readonly LedgerEntry[];
}>;

export const openTill = (): Till => {
  const entries = new Map<string, LedgerEntry>();
  const write = (kind: 'charge' | 'refund', { id, amount, currency }: Subject): void => {
    if (entries.has(id)) return;
    const at = new Date().toISOString();
    const line = { id: `line-${entries.size + 1}`, reference: id, idempotencyKey: null, at };
    entries.set(id, { ...line, kind, amount, currency, status: 'succeeded' });
  };
  return {
    arrived: (payment) => write('charge', payment),
    sentBack: (paymentId) => {
      const entry = entries.get(paymentId);
      if (entry) entries.set(paymentId, { ...entry, status: 'failed' });
    },
    paidOut: (refund) => write('refund', refund),
    ledger: () =>
      [...entries.values()].filter(({ kind, status }) => kind !== 'charge' || status !== 'failed'),
  };
};
