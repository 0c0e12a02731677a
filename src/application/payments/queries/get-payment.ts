import { type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const getPayment =
  ({ payments }: Pick<PaymentsPorts, 'payments'>) =>
  async (seen: Visibility, id: PaymentId): Promise<Result<PaymentView, NotFound>> => {
    const payment = await payments.find(seen.tenantId, id);
    return payment && isVisible(payment, seen) ? ok(paymentView(payment)) : err(notFound);
  };
