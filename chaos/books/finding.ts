/** What must not be: each of these has a zero in the last line of the report. */
export const faultKinds = [
  'doubleCharges',
  'lostPayments',
  'unsettled',
  'bookDifferences',
  'ledgerImbalance',
  'webhooksLost',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something wrong with a payment, or (without one) with the whole. */
export type Finding = Readonly<{ kind: FaultKind; paymentId: string | undefined; what: string }>;

/** Gathers findings of one check. */
export type Findings = Readonly<{
  add(kind: FaultKind, paymentId: string | undefined, what: string): void;
  all(): readonly Finding[];
}>;

export const findings = (): Findings => {
  const found: Finding[] = [];
  return {
    add: (kind, paymentId, what) => void found.push({ kind, paymentId, what }),
    all: () => found,
  };
};
