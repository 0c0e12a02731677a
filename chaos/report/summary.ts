import { type Books } from '../books/books.ts';
import { type Finding, type FaultKind, faultKinds } from '../books/finding.ts';
import { type Gateway, gateways } from '../plan/gateway.ts';

type Zeros = Readonly<Record<FaultKind, number>>;

/** The one line of contract §9, and the same for each gateway. */
export type Summary = Readonly<{
  payments: number;
  /** Invoices of subscriptions whose time went on in the storm, paid or not. */
  renewals: number;
  kills: number;
  faults: number;
  settleSeconds: number;
  byGateway: Readonly<Record<string, GatewaySummary>>;
}> &
  Zeros;
/** `paid`: of the payments, those that money was taken for; `refunded`: those that some went back of. */
export type GatewaySummary = Readonly<{ payments: number; paid: number; refunded: number; faults: number }> &
  Zeros;

export type Run = Readonly<{
  payments: number;
  kills: number;
  /** By what they had to do with: a gateway, or the machines. */
  faults: Readonly<Record<Gateway | 'machines', number>>;
  settleSeconds: number;
  findings: readonly Finding[];
  books: Books;
}>;

export const summaryOf = ({ payments, kills, faults, settleSeconds, findings, books }: Run): Summary => ({
  payments,
  renewals: books.kassa.invoices.filter(({ periodIndex }) => (periodIndex ?? 0) > 0).length,
  kills,
  faults: Object.values(faults).reduce((sum, times) => sum + times, 0),
  ...zerosOf(findings),
  settleSeconds: Math.round(settleSeconds * 10) / 10,
  byGateway: Object.fromEntries(
    gatewaysIn(books).map((gateway) => [gateway, ofGateway(gateway, faults[gateway], findings, books)]),
  ),
});

const gatewaysIn = ({ kassa }: Books): readonly Gateway[] => {
  const played = new Set([...kassa.payments.values()].map(({ gateway }) => gateway));
  return gateways.filter((gateway) => played.has(gateway));
};

const ofGateway = (
  gateway: Gateway,
  faults: number,
  findings: readonly Finding[],
  { kassa }: Books,
): GatewaySummary => {
  const payments = [...kassa.payments.values()].filter((payment) => payment.gateway === gateway);
  const ids = new Set<string>(payments.map(({ id }) => id));
  return {
    payments: payments.length,
    paid: payments.filter(({ captured }) => captured.minor > 0n).length,
    refunded: payments.filter(({ refunded }) => refunded.minor > 0n).length,
    faults,
    ...zerosOf(findings.filter((one) => one.gateway === gateway || ids.has(one.paymentId ?? ''))),
  };
};

const zerosOf = (findings: readonly Finding[]): Zeros =>
  Object.fromEntries(
    faultKinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]),
  ) as Record<FaultKind, number>;
