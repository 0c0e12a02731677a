import { type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** The address of the provider's page where this payment waits for its payer. Not found when it does not wait there. */
export const getPaymentPage =
  ({ payments }: Pick<PaymentsPorts, 'payments'>) =>
  async (id: PaymentId): Promise<Result<string, NotFound>> => {
    const payment = await payments.findByLink(id);
    return payment?.status === 'requires_action' && payment.nextAction?.type === 'redirect'
      ? ok(payment.nextAction.url)
      : err(notFound);
  };
