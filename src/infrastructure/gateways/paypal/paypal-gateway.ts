import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { exponentOf } from '#domain/shared/currency';
import { type PaypalClient } from './client/paypal-client.ts';
import { submitEvidence } from './disputes/submit-evidence.ts';
import { holdCalls } from './orders/hold-calls.ts';
import { orderCalls } from './orders/order-calls.ts';
import { paypalCapabilities } from './paypal-capabilities.ts';
import { settleWithPaypal } from './paypal-settling.ts';
import { type PaypalSettings } from './paypal-settings.ts';
import { refundCalls } from './refunds/refund-calls.ts';
import { findInReports } from './reports/find-in-reports.ts';
import { paypalFees } from './reports/paypal-fees.ts';
import { transactions } from './reports/transactions.ts';

export type PaypalMeans = Readonly<{ client: PaypalClient; settings: PaypalSettings; now: () => Date }>;

/** Talks to PayPal. A payment is known there by its order; captures, holds and refunds are found in it. */
export const paypalGateway = ({ client, settings, now }: PaypalMeans): PaymentGateway => {
  const orders = orderCalls(client, settings);
  const holds = holdCalls(client, orders, now);
  const refunds = refundCalls(client, orders, now);
  const read = transactions(client);
  return {
    name: 'paypal',
    capabilities: paypalCapabilities,
    estimatedRate: (currency) => ({
      basisPoints: BigInt(settings.feeBasisPoints),
      fixed: (BigInt(settings.feeFixedHundredths) * 10n ** BigInt(exponentOf(currency))) / 100n,
    }),

    prepare: orders.prepare,
    authorize: orders.create,
    charge: orders.create,
    confirm: (call) => orders.take(call),
    capture: holds.capture,
    void: holds.release,
    refund: refunds.refund,
    settle: settleWithPaypal({ client, orders, holds, findPaid: findInReports(client, read), now }),
    settleRefund: refunds.settle,

    submitEvidence: submitEvidence(client),
    refundsOf: refunds.refundsOf,
    fees: paypalFees(read),
  };
};
