import { type Gateway } from '../plan/gateway.ts';

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

/** Something wrong with a payment, or (without one) with the whole. `gateway`: where it has to do with one. */
export type Finding = Readonly<{
  kind: FaultKind;
  paymentId: string | undefined;
  what: string;
  gateway: Gateway | undefined;
}>;

/** Gathers findings of one check. */
export type Findings = Readonly<{
  add(kind: FaultKind, paymentId: string | undefined, what: string, gateway?: Gateway): void;
  all(): readonly Finding[];
}>;

export const findings = (): Findings => {
  const found: Finding[] = [];
  return {
    add: (kind, paymentId, what, gateway) => void found.push({ kind, paymentId, what, gateway }),
    all: () => found,
  };
};
