import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

/** Inside Kassa's own books: no payment gives back more than it took, and all its parts tell the same. */
export const checkConservation = ({ kassa }: Books, found: Findings): void => {
  for (const payment of kassa.payments.values()) {
    const refunds = kassa.refunds.get(payment.id) ?? [];
    for (const what of [...wrongAmounts(payment), ...wrongShares(payment, refunds)])
      found.add('ledgerImbalance', payment.id, what);
  }
};

const sumOf = (amounts: readonly Readonly<{ minor: bigint }>[]): bigint =>
  amounts.reduce((sum, { minor }) => sum + minor, 0n);

const wrongAmounts = (payment: Payment): string[] => {
  const { amount, authorized, captured, refunded, gatewayFee, status } = payment;
  const rules: readonly (readonly [boolean, string])[] = [
    [captured.minor <= authorized.minor, `captured ${captured.minor} of ${authorized.minor} authorized`],
    [authorized.minor <= amount.minor, `authorized ${authorized.minor} of ${amount.minor}`],
    [refunded.minor <= captured.minor, `refunded ${refunded.minor} of ${captured.minor} captured`],
    [gatewayFee === null || gatewayFee.minor >= 0n, `the gateway's fee is ${String(gatewayFee?.minor)}`],
    [
      gatewayFee === null || gatewayFee.currency === amount.currency,
      `the gateway's fee is in ${String(gatewayFee?.currency)}`,
    ],
    [isTaken(status) === captured.minor > 0n, `is ${status} with ${captured.minor} captured`],
    [
      (status === 'refunded') === (captured.minor > 0n && refunded.minor === captured.minor),
      `is ${status} with ${refunded.minor} of ${captured.minor} refunded`,
    ],
    [
      (status === 'partially_refunded') === (refunded.minor > 0n && refunded.minor < captured.minor),
      `is ${status} with ${refunded.minor} of ${captured.minor} refunded`,
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, what]) => what);
};

const isTaken = (status: Payment['status']): boolean =>
  status === 'completed' || status === 'partially_refunded' || status === 'refunded';

const shareOf = { completed: 'returned', failed: 'released', abandoned: 'released' } as const;

const wrongShares = (payment: Payment, refunds: readonly Refund[]): string[] => {
  const { captured, refunded, refunds: shares } = payment;
  const returned = sumOf(shares.filter(({ state }) => state === 'returned').map(({ amount }) => amount));
  const promised = sumOf(shares.filter(({ state }) => state !== 'released').map(({ amount }) => amount));
  const completed = sumOf(refunds.filter(({ status }) => status === 'completed').map(({ amount }) => amount));
  const byId = new Map(refunds.map((refund) => [refund.id, refund]));
  return [
    ...(returned === refunded.minor ? [] : [`shares returned ${returned}, refunded ${refunded.minor}`]),
    ...(completed === refunded.minor ? [] : [`refunds completed ${completed}, refunded ${refunded.minor}`]),
    ...(promised <= captured.minor ? [] : [`promised ${promised} of ${captured.minor} captured`]),
    ...(shares.length === refunds.length ? [] : [`${shares.length} shares for ${refunds.length} refunds`]),
    ...shares.flatMap(({ id, state, amount }) => {
      const refund = byId.get(id);
      if (!refund) return [`share ${id} has no refund`];
      const expected = refund.status in shareOf ? shareOf[refund.status as keyof typeof shareOf] : 'reserved';
      return [
        ...(expected === state ? [] : [`share ${id} is ${state}, its refund ${refund.status}`]),
        ...(refund.amount.minor === amount.minor ? [] : [`share ${id} and its refund differ in amount`]),
      ];
    }),
  ];
};
