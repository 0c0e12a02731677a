import { feesOf, type PaymentFees } from '#domain/payments/payment-fees';
import { type Payment } from '#domain/payments/payment';
import { publicStatus, type PublicPaymentStatus } from '#domain/payments/payment-status';

/** A payment as anyone outside the module may see it: no calls in flight, no keys, the public status, and what it costs. */
export type PaymentView = Omit<Payment, 'status' | 'version' | 'commands' | 'inFlight' | 'rates' | 'gatewayFee'> &
  Readonly<{ status: PublicPaymentStatus; fees: PaymentFees }>;

export const paymentView = (payment: Payment): PaymentView => {
  const { version: _v, commands: _c, inFlight: _i, rates: _r, gatewayFee: _g, status, ...shown } = payment;
  return { ...shown, status: publicStatus(status), fees: feesOf(payment) };
};
