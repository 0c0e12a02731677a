import { approvePaymentRoute, listPendingApprovalRoute, rejectPaymentRoute } from './approvals.route.ts';
import { cancelPaymentRoute } from './cancel-payment.route.ts';
import { capturePaymentRoute } from './capture-payment.route.ts';
import { confirmPaymentRoute } from './confirm-payment.route.ts';
import { correctPaymentRoute } from './correct-payment.route.ts';
import { getDisputeRoute, listDisputesRoute, submitEvidenceRoute } from './disputes.route.ts';
import { listManualPaymentsRoute, recordManualPaymentRoute } from './manual-payments.route.ts';
import { authorizePaymentRoute, chargePaymentRoute, createIntentRoute } from './open-payment.route.ts';
import { payLinkRoute } from './pay-link.route.ts';
import { getPaymentRoute, listOrderPaymentsRoute, listPaymentsRoute } from './read-payments.route.ts';
import { getRefundRoute, listRefundsRoute } from './read-refunds.route.ts';
import { recordRefundRoute } from './record-refund.route.ts';
import { refundPaymentRoute } from './refund-payment.route.ts';

export const paymentsRoutes = [
  chargePaymentRoute,
  authorizePaymentRoute,
  createIntentRoute,
  confirmPaymentRoute,
  capturePaymentRoute,
  cancelPaymentRoute,
  refundPaymentRoute,
  correctPaymentRoute,
  recordManualPaymentRoute,
  listManualPaymentsRoute,
  listPendingApprovalRoute,
  approvePaymentRoute,
  rejectPaymentRoute,
  recordRefundRoute,
  getPaymentRoute,
  payLinkRoute,
  listPaymentsRoute,
  listOrderPaymentsRoute,
  getRefundRoute,
  listRefundsRoute,
  getDisputeRoute,
  listDisputesRoute,
  submitEvidenceRoute,
];
