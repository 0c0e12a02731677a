import { type Dispute } from '#domain/payments/dispute';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type Visibility } from '../../shared/visibility.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type DisputeFilter } from '../ports/payment-views.ts';

export const listDisputes =
  ({ views }: Pick<PaymentsPorts, 'views'>) =>
  (seen: Visibility, filter: DisputeFilter, page: PageRequest): Promise<Page<Dispute>> =>
    views.disputes(seen, filter, page);
