import { type LedgerEntry } from '#sandbox/ledger';
import { eventually } from './eventually.ts';
import { type Payment, type Refund } from './kassa.ts';
import { type Stage } from './step.ts';

/** What was taken and what went back, in minor units. */
export type Money = Readonly<{ taken: number; returned: number }>;
export type BothSides = Readonly<{ gateway: string; currency: string; ours: Money; theirs: Money }>;

export const agree = ({ ours, theirs }: BothSides): boolean =>
  ours.taken === theirs.taken && ours.returned === theirs.returned;

/** The money of a payment in our books and in the provider's. News that are under way are waited for. */
export const moneyOnBothSides = (stage: Stage, paymentId: string): Promise<BothSides> =>
  eventually(() => moneyNow(stage, paymentId), agree);

/** The same at this moment. */
export const moneyNow = async (stage: Stage, paymentId: string): Promise<BothSides> => {
  const [payment, refunds] = await Promise.all([
    stage.kassa.get<Payment>(`/payments/${paymentId}`),
    stage.kassa.get<{ data: readonly Refund[] }>(`/refunds?paymentId=${paymentId}&limit=100`),
  ]);
  const { gateway, currency, capturedAmount, refundedAmount } = payment.body;
  const entries = await bookOf(stage, gateway);
  // Some providers name the refund, others only the payment that it is of.
  const references = new Set([paymentId, ...refunds.body.data.map(({ id }) => id)]);
  const of = (...kinds: LedgerEntry['kind'][]): number =>
    entries
      .filter(({ kind, status }) => kinds.includes(kind) && status !== 'failed')
      .filter(({ reference }) => reference !== null && references.has(reference))
      .reduce((sum, { amount }) => sum + amount, 0);
  return {
    gateway,
    currency,
    ours: { taken: capturedAmount, returned: refundedAmount },
    theirs: { taken: of('charge', 'capture'), returned: of('refund') },
  };
};

/** The book of whoever has the money: the provider's, or that of people. */
const bookOf = ({ sandbox, cashBook }: Stage, gateway: string): Promise<readonly LedgerEntry[]> =>
  gateway === 'manual' ? Promise.resolve(cashBook.entries()) : sandbox.ledger(gateway);
