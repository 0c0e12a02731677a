import { type Failure } from '#domain/payments/failure';
import { type Refund } from '#domain/payments/refund';
import { err, ok, type Result } from '#domain/shared/result';
import { refundView, type RefundView } from './refund-view.ts';

export type RefundAnswer = Readonly<{ refund: RefundView; replayed: boolean }>;
export type RefundDeclined = Readonly<{
  code: 'refund-declined';
  refund: RefundView;
  failure: Failure;
  replayed: boolean;
}>;

/** The refund, or why the provider would not give the money back. */
export const answerToRefund = (refund: Refund, replayed: boolean): Result<RefundAnswer, RefundDeclined> => {
  const view = refundView(refund);
  return refund.failure
    ? err({ code: 'refund-declined', refund: view, failure: refund.failure, replayed })
    : ok({ refund: view, replayed });
};
