import { type Money, subtract, zero } from '#domain/shared/money';
import { type Dispute, isClosed } from './dispute.ts';

/** What a dispute has taken so far: `held` until it is decided, `lost` for good, `fee` for handling it (null: none known). */
export type DisputeMoney = Readonly<{ held: Money; lost: Money; fee: Money | null }>;

/** An inquiry takes nothing. A chargeback takes its amount at once: it comes back when it is won, or was prevented. */
export const disputeMoney = ({ status, isInquiry, amount, fee }: Dispute): DisputeMoney => {
  const nothing = zero(amount.currency);
  return {
    held: isInquiry || isClosed(status) ? nothing : amount,
    lost: !isInquiry && status === 'lost' ? amount : nothing,
    fee,
  };
};

/** What has been taken since; less than nothing for what came back. `before` null: there was no dispute yet. */
export const takenSince = (before: Dispute | null, after: Dispute): DisputeMoney => {
  const now = disputeMoney(after);
  if (!before) return now;
  const then = disputeMoney(before);
  return {
    held: change(then.held, now.held),
    lost: change(then.lost, now.lost),
    fee: then.fee ? null : now.fee,
  };
};

/** A bank may count an inquiry in another currency than the chargeback that follows; nothing has none. */
const change = (from: Money, to: Money): Money =>
  from.minor === 0n ? to : subtract(to.minor === 0n ? zero(from.currency) : to, from);
