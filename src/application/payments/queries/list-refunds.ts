import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type RefundFilter } from '../ports/payment-views.ts';
import { refundView, type RefundView } from '../refund-view.ts';

export const listRefunds =
  ({ views }: Pick<PaymentsPorts, 'views'>) =>
  async (seen: Visibility, filter: RefundFilter, page: PageRequest): Promise<Page<RefundView>> => {
    const { data, nextCursor } = await views.refunds(seen, filter, page);
    return { data: data.map(refundView), nextCursor };
  };
