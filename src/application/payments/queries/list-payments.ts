import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type PaymentFilter } from '../ports/payment-views.ts';

export const listPayments =
  ({ views }: Pick<PaymentsPorts, 'views'>) =>
  async (seen: Visibility, filter: PaymentFilter, page: PageRequest): Promise<Page<PaymentView>> => {
    const { data, nextCursor } = await views.payments(seen, filter, page);
    return { data: data.map(paymentView), nextCursor };
  };
