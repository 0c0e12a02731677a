import { type Finding, type FaultKind, faultKinds } from '../books/finding.ts';

/** The one line of contract §9. */
export type Summary = Readonly<
  { payments: number; kills: number; faults: number; settleSeconds: number } & Record<FaultKind, number>
>;

export type Run = Readonly<{
  payments: number;
  kills: number;
  faults: number;
  settleSeconds: number;
  findings: readonly Finding[];
}>;

export const summaryOf = ({ payments, kills, faults, settleSeconds, findings }: Run): Summary => {
  const counts = Object.fromEntries(
    faultKinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]),
  ) as Record<FaultKind, number>;
  return { payments, kills, faults, ...counts, settleSeconds: Math.round(settleSeconds * 10) / 10 };
};
