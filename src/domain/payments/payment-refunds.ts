import { type RefundId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Payment, type PaymentDecision, returnedSum } from './payment.ts';
import { decide } from './payment-evolution.ts';
import { type ShareState } from './payment-events.ts';

/**
 * Makes the payment agree with how a refund ended: its share of the captured money is returned or free again.
 * Gives undefined when it agrees already.
 */
export const settleRefund = (
  payment: Payment,
  refundId: RefundId,
  returned: boolean,
  at: Date,
): Result<PaymentDecision, IllegalTransition> | undefined => {
  const share = payment.refunds.find(({ id }) => id === refundId);
  const state: ShareState = returned ? 'returned' : 'released';
  if (!share || share.state === state) return undefined;
  const told = { refundId, at, cause: 'refund' } as const;
  if (share.state === 'reserved' && !returned) return decide(payment, { type: 'RefundReleased', ...told });

  const refunds = payment.refunds.map((other) => (other.id === refundId ? { ...other, state } : other));
  const sum = returnedSum({ captured: payment.captured, refunds }).minor;
  if (sum === 0n && payment.status === 'completed')
    return decide(payment, { type: 'RefundReleased', ...told });
  const type =
    sum === 0n
      ? 'NoMoneyReturned'
      : sum < payment.captured.minor
        ? 'PartOfMoneyReturned'
        : 'AllMoneyReturned';
  return decide(payment, { type, share: state, ...told });
};
