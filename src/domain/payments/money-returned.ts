import { type RefundId } from '#domain/shared/ids';
import { type Money, subtract, zero } from '#domain/shared/money';
import { feesOf } from './payment-fees.ts';
import { type Payment } from './payment.ts';
import { type ShareState } from './payment-events.ts';

/** What one refund moved: the money, and the part of the platform's fee that goes with it. Neither is negative. */
export type MoneyReturned = Readonly<{ amount: Money; platformFee: Money }>;

/**
 * What it meant for a payment that the share of this refund has just become `returned`, or ceased to be. Fees round over all
 * refunds together, so each refund's part is what changed with it.
 */
export const moneyReturned = (after: Payment, refundId: RefundId, share: ShareState): MoneyReturned => {
  const amount = after.refunds.find(({ id }) => id === refundId)?.amount ?? zero(after.captured.currency);
  const without = { ...after, refunded: otherRefunds(after, amount, share) };
  const [now, then] = [feesOf(after).platformReturned, feesOf(without).platformReturned];
  return { amount, platformFee: share === 'returned' ? subtract(now, then) : subtract(then, now) };
};

const otherRefunds = ({ refunded }: Payment, amount: Money, share: ShareState): Money =>
  share === 'returned' ? subtract(refunded, amount) : { ...refunded, minor: refunded.minor + amount.minor };
