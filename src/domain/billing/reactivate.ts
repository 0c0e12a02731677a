import { err } from '#domain/shared/result';
import { restarted } from './new-period.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';

export type NothingToWithdraw = Readonly<{ code: 'nothing-to-withdraw' }>;

/**
 * Takes a cancellation back while it has not happened; after the end, begins a new period now, which must be paid for like
 * the first, and is waited for until `incompleteUntil`.
 */
export const reactivate = (
  subscription: Subscription,
  incompleteUntil: Date,
  told: Told,
): Decided<NothingToWithdraw> => {
  const { status, item, cancellation, dunning } = subscription;
  if (status === 'cancelled' || status === 'expired') {
    const next = restarted(subscription, item, told.at);
    const reactivated = { type: 'Reactivated', next, incompleteUntil, ...told } as const;
    return next.price.net.minor > 0n
      ? decide(subscription, reactivated)
      : decide(subscription, reactivated, {
          type: 'Activated',
          periodIndex: next.period.index,
          isWaived: false,
          ...told,
        });
  }
  if (!cancellation) return err({ code: 'nothing-to-withdraw' });
  const isGraceOfCancellation = status === 'grace' && !dunning;
  return decide(subscription, {
    type: isGraceOfCancellation ? 'CancellationGraceWithdrawn' : 'CancellationWithdrawn',
    ...told,
  });
};
