import { type AskedBy } from '#domain/shared/asked-by';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Failure } from './failure.ts';
import { type Payment, type PaymentDecision } from './payment.ts';
import { decide } from './payment-evolution.ts';
import { type Approval } from './payment-facts.ts';

export type ApprovedByYouAlready = Readonly<{ code: 'approved-by-you-already'; needed: number }>;

/** Whether people, and nobody else, can say that this payment's money has arrived. */
export const awaitsApproval = ({ status, nextAction }: Pick<Payment, 'status' | 'nextAction'>): boolean =>
  status === 'requires_action' && nextAction?.type === 'instructions';

/**
 * One person says that the money has arrived. With as many different people as are needed it counts as captured, all of
 * it at once.
 */
export const approvePayment = (
  payment: Payment,
  approval: Approval,
  needed: number,
  asked?: AskedBy,
): Result<PaymentDecision, IllegalTransition | ApprovedByYouAlready> => {
  const { at, by, note } = approval;
  if (!awaitsApproval(payment)) return err(notWaiting(payment, 'PaymentApproved'));
  if (payment.approvals.some((given) => given.by === by))
    return err({ code: 'approved-by-you-already', needed });
  const told = { at, cause: 'approval', note: `${by}: ${note}`, by: asked } as const;
  const approved = decide(payment, { type: 'PaymentApproved', approval, ...told });
  if (!approved.ok || approved.value.state.approvals.length < needed) return approved;
  const captured = decide(approved.value.state, {
    type: 'PaymentCaptured',
    captured: payment.amount,
    fee: null,
    ...told,
  });
  return captured.ok
    ? ok({ state: captured.value.state, events: [...approved.value.events, ...captured.value.events] })
    : captured;
};

/** One person says that the money will not come, and why. */
export const rejectPayment = (
  payment: Payment,
  { by, failure, at }: Readonly<{ by: string; failure: Failure; at: Date }>,
): Result<PaymentDecision, IllegalTransition> =>
  awaitsApproval(payment)
    ? decide(payment, {
        type: 'PaymentDeclined',
        failure,
        at,
        cause: 'approval',
        note: `${by}: ${failure.message}`,
      })
    : err(notWaiting(payment, 'PaymentDeclined'));

const notWaiting = ({ status }: Payment, event: string): IllegalTransition => ({
  code: 'illegal-transition',
  from: status,
  event,
});
