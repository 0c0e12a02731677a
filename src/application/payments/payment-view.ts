import { feesOf, type PaymentFees } from '#domain/payments/payment-fees';
import { type Payment } from '#domain/payments/payment';
import { publicStatus, type PublicPaymentStatus } from '#domain/payments/payment-status';
import { failureView, type FailureView } from './failure-view.ts';

/** A payment as anyone outside the module may see it: no calls in flight, no keys, the public status, and what it costs. */
export type PaymentView = Omit<
  Payment,
  'status' | 'version' | 'commands' | 'inFlight' | 'rates' | 'gatewayFee' | 'failure'
> &
  Readonly<{ status: PublicPaymentStatus; fees: PaymentFees; failure: FailureView | null }>;

export const paymentView = (payment: Payment): PaymentView => {
  const {
    version: _v,
    commands: _c,
    inFlight: _i,
    rates: _r,
    gatewayFee: _g,
    status,
    failure,
    ...shown
  } = payment;
  return {
    ...shown,
    status: publicStatus(status),
    fees: feesOf(payment),
    failure: failure && failureView(failure),
  };
};
