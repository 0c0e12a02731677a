import { type TenantId } from '#domain/shared/ids';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** The payment that a request with this idempotency key was made to, for other modules of Kassa; undefined when there is none. */
export const findByKey =
  ({ payments }: Pick<PaymentsPorts, 'payments'>) =>
  async (tenantId: TenantId, key: string): Promise<PaymentView | undefined> => {
    const payment = await payments.findByKey(tenantId, key);
    return payment && paymentView(payment);
  };
