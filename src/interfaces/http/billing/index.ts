import { getInvoiceRoute, listInvoicesRoute, payInvoiceRoute, voidInvoiceRoute } from './invoices.route.ts';
import { invoicePdfRoute } from './invoice-pdf.route.ts';
import {
  applyCouponRoute,
  cancelSubscriptionRoute,
  changePlanRoute,
  chooseMethodRoute,
  pauseSubscriptionRoute,
  previewChangeRoute,
  reactivateSubscriptionRoute,
  resumeSubscriptionRoute,
} from './subscription-changes.route.ts';
import { paymentAttemptsRoute, subscriptionHistoryRoute } from './subscription-history.route.ts';
import {
  currentSubscriptionRoute,
  getSubscriptionRoute,
  listSubscriptionsRoute,
  openSubscriptionRoute,
} from './subscriptions.route.ts';

/** Subscriptions and invoices. */
export const billingRoutes = [
  openSubscriptionRoute,
  listSubscriptionsRoute,
  currentSubscriptionRoute,
  getSubscriptionRoute,
  changePlanRoute,
  previewChangeRoute,
  cancelSubscriptionRoute,
  reactivateSubscriptionRoute,
  pauseSubscriptionRoute,
  resumeSubscriptionRoute,
  chooseMethodRoute,
  applyCouponRoute,
  subscriptionHistoryRoute,
  paymentAttemptsRoute,
  listInvoicesRoute,
  getInvoiceRoute,
  invoicePdfRoute,
  payInvoiceRoute,
  voidInvoiceRoute,
];
