type LedgerEntry = Readonly<{ id: string; kind: string; amount: number; reference: string | null }>;

type Refund = Readonly<{ paymentId: string; status: string; amount: number }>;
type End = Readonly<{ outcome: 'completed' | 'failed'; evidence: string }>;

/**
 * What a person reads in Click's cabinet about a part that nobody heard the end of. Click's entries name the payment only, so
 * those of refunds that Kassa knows to be completed are crossed out, by amount; is one of this amount left, it was made.
 */
export const endOfPart = (
  { paymentId, amount }: Refund,
  siblings: readonly Refund[],
  ledger: readonly LedgerEntry[],
): End => {
  const entries = ledger.filter(({ kind, reference }) => kind === 'refund' && reference === paymentId);
  for (const { status, amount: known } of siblings) {
    if (status !== 'completed') continue;
    const place = entries.findIndex((entry) => entry.amount === known);
    if (place >= 0) entries.splice(place, 1);
  }
  const made = entries.find((entry) => entry.amount === amount);
  return made
    ? { outcome: 'completed', evidence: `line ${made.id} of the cabinet` }
    : { outcome: 'failed', evidence: 'the cabinet shows nothing' };
};
