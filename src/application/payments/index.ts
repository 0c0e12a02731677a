import { askPaymentAgain, askRefundAgain } from './commands/ask-again.ts';
import { approvePayment } from './commands/approve-payment.ts';
import { cancelPayment } from './commands/cancel-payment.ts';
import { capturePayment } from './commands/capture-payment.ts';
import { confirmPayment } from './commands/confirm-payment.ts';
import { correctPayment } from './commands/correct-payment.ts';
import { expirePayments } from './commands/expire-payments.ts';
import { expireTransactions } from './commands/expire-transactions.ts';
import { finishTransactions } from './commands/finish-transactions.ts';
import { hearNotice } from './commands/hear-notice.ts';
import { learnFees } from './commands/learn-fees.ts';
import { openPayment } from './commands/open-payment.ts';
import { recordPaymentByHand } from './commands/record-payment-by-hand.ts';
import { recordRefundByHand } from './commands/record-refund-by-hand.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { rejectPayment } from './commands/reject-payment.ts';
import { settleCalls } from './commands/settle-calls.ts';
import { settleRefunds } from './commands/settle-refunds.ts';
import { settleEvidence, submitEvidence } from './commands/submit-evidence.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { getDispute } from './queries/get-dispute.ts';
import { getPayment } from './queries/get-payment.ts';
import { findByKey } from './queries/find-by-key.ts';
import { getPaymentPage } from './queries/get-payment-page.ts';
import { getRefund } from './queries/get-refund.ts';
import { listDisputes } from './queries/list-disputes.ts';
import { listPastPayments } from './queries/list-past-payments.ts';
import { listPayments } from './queries/list-payments.ts';
import { listRefunds } from './queries/list-refunds.ts';
import { refusalOfPayment } from './queries/refusal-of-payment.ts';
import { markPaymentOnDisputeChanged } from './reactions/mark-payment-on-dispute-changed.ts';
import { openRefundOnRefundReserved } from './reactions/open-refund-on-refund-reserved.ts';
import { settlePaymentOnRefundEnded } from './reactions/settle-payment-on-refund-ended.ts';
import { transactionDesk } from './transaction-desk.ts';

export { listPastPayments } from './queries/list-past-payments.ts';
export { paymentMoney } from './queries/payment-money.ts';
export { defaultPaymentsSettings, type PaymentsPorts, type PaymentsSettings } from './payments-ports.ts';

/** All this module can do. */
export const paymentsUseCases = (ports: PaymentsPorts) => ({
  openPayment: openPayment(ports),
  refusalOfPayment: refusalOfPayment(ports),
  confirmPayment: confirmPayment(ports),
  capturePayment: capturePayment(ports),
  cancelPayment: cancelPayment(ports),
  refundPayment: refundPayment(ports),
  correctPayment: correctPayment(ports),
  askPaymentAgain: askPaymentAgain(ports),
  askRefundAgain: askRefundAgain(ports),
  approvePayment: approvePayment(ports),
  rejectPayment: rejectPayment(ports),
  recordPaymentByHand: recordPaymentByHand(ports),
  recordRefundByHand: recordRefundByHand(ports),
  submitEvidence: submitEvidence(ports),
  hearNotice: hearNotice(ports),
  transactionDesk: transactionDesk(ports),

  getPayment: getPayment(ports),
  findByKey: findByKey(ports),
  getPaymentPage: getPaymentPage(ports),
  listPayments: listPayments(ports),
  listPastPayments: listPastPayments(ports),
  getRefund: getRefund(ports),
  listRefunds: listRefunds(ports),
  getDispute: getDispute(ports),
  listDisputes: listDisputes(ports),

  settleCalls: settleCalls(ports),
  settleRefunds: settleRefunds(ports),
  settleEvidence: settleEvidence(ports),
  expirePayments: expirePayments(ports),
  expireTransactions: expireTransactions(ports),
  finishTransactions: finishTransactions(ports),
  learnFees: learnFees(ports),
});
export type PaymentsUseCases = ReturnType<typeof paymentsUseCases>;

/** What this module does when it hears of something. */
export const paymentsReactions = (ports: PaymentsPorts) => [
  openRefundOnRefundReserved(ports),
  ...settlePaymentOnRefundEnded(ports),
  ...markPaymentOnDisputeChanged(ports),
];
