import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';
import { disputeView, type DisputeView } from '../dispute-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type DisputeFilter } from '../ports/payment-views.ts';

export const listDisputes =
  ({ views }: Pick<PaymentsPorts, 'views'>) =>
  async (seen: Visibility, filter: DisputeFilter, page: PageRequest): Promise<Page<DisputeView>> => {
    const { data, nextCursor } = await views.disputes(seen, filter, page);
    return { data: data.map(disputeView), nextCursor };
  };
