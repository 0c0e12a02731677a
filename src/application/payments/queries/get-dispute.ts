import { disputeView, type DisputeView } from '../dispute-view.ts';
import { type DisputeId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const getDispute =
  ({ disputes }: Pick<PaymentsPorts, 'disputes'>) =>
  async (seen: Visibility, id: DisputeId): Promise<Result<DisputeView, NotFound>> => {
    const dispute = await disputes.find(seen.tenantId, id);
    return dispute && isVisible(dispute, seen) ? ok(disputeView(dispute)) : err(notFound);
  };
