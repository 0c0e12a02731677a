import { type LedgerEntry } from '#sandbox/ledger';
import { eventually } from './eventually.ts';
import { type Payment, type Refund } from './kassa.ts';
import { type Stage } from './step.ts';

/** What was taken and what went back, in minor units. */
export type Money = Readonly<{ taken: number; returned: number }>;
export type BothSides = Readonly<{ ours: Money; theirs: Money }>;

export const agree = ({ ours, theirs }: BothSides): boolean =>
  ours.taken === theirs.taken && ours.returned === theirs.returned;

/** The money of a payment in our books and in the provider's. News that are under way are waited for. */
export const moneyOnBothSides = (stage: Stage, paymentId: string): Promise<BothSides> =>
  eventually(() => moneyNow(stage, paymentId), agree);

/** The same at this moment. */
export const moneyNow = async ({ kassa, sandbox }: Stage, paymentId: string): Promise<BothSides> => {
  const [payment, refunds, ledger] = await Promise.all([
    kassa.get<Payment>(`/payments/${paymentId}`),
    kassa.get<{ data: readonly Refund[] }>(`/refunds?paymentId=${paymentId}&limit=100`),
    sandbox.ledger(),
  ]);
  const refundIds = new Set(refunds.body.data.map(({ id }) => id));
  const of = (kinds: readonly LedgerEntry['kind'][], isTheirs: (reference: string) => boolean): number =>
    ledger
      .filter(({ kind, status }) => kinds.includes(kind) && status !== 'failed')
      .filter(({ reference }) => reference !== null && isTheirs(reference))
      .reduce((sum, { amount }) => sum + amount, 0);
  return {
    ours: { taken: payment.body.capturedAmount, returned: payment.body.refundedAmount },
    theirs: {
      taken: of(['charge', 'capture'], (reference) => reference === paymentId),
      returned: of(['refund'], (reference) => refundIds.has(reference)),
    },
  };
};
