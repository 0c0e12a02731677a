import { type RefundId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { refundView, type RefundView } from '../refund-view.ts';

export const getRefund =
  ({ refunds }: Pick<PaymentsPorts, 'refunds'>) =>
  async (seen: Visibility, id: RefundId): Promise<Result<RefundView, NotFound>> => {
    const refund = await refunds.find(seen.tenantId, id);
    return refund && isVisible(refund, seen) ? ok(refundView(refund)) : err(notFound);
  };
