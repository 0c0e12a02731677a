import { type Payment } from '#domain/payments/payment';
import { type GatewayAccountId, type PaymentId } from '#domain/shared/ids';
import { type PaymentsPorts } from './payments-ports.ts';

const isPaymentId = (reference: string): reference is PaymentId => reference.startsWith('pay_');

/**
 * The payment that a payer names: by its id, else the newest of this account for that order. Nobody can name a payment of
 * another account.
 */
export const findPayable =
  ({ payments }: Pick<PaymentsPorts, 'payments'>, account: GatewayAccountId) =>
  async (reference: string): Promise<Payment | undefined> =>
    (isPaymentId(reference) ? await payments.locate(account, { paymentId: reference }) : undefined) ??
    payments.newestOfOrder(account, reference);
