import { type BillingPorts } from './billing-ports.ts';
import {
  applySubscriptionCoupon,
  chooseSubscriptionMethod,
  removeSubscriptionCoupon,
} from './commands/arrange-subscription.ts';
import { cancelSubscription } from './commands/cancel-subscription.ts';
import { changePlan } from './commands/change-plan.ts';
import { finishDrafts } from './commands/finish-drafts.ts';
import { followAttempts } from './commands/follow-attempts.ts';
import { openSubscription } from './commands/open-subscription.ts';
import { pauseSubscription } from './commands/pause-subscription.ts';
import { payInvoice } from './commands/pay-invoice.ts';
import { reactivateSubscription } from './commands/reactivate-subscription.ts';
import { resumeSubscription } from './commands/resume-subscription.ts';
import { voidInvoice } from './commands/void-invoice.ts';
import { workDueSubscriptions } from './commands/work-due-subscriptions.ts';
import { awaitsPayer } from './queries/awaits-payer.ts';
import { getInvoiceDocument, printInvoice } from './queries/get-invoice-document.ts';
import { previewChange } from './queries/preview-change.ts';
import { getInvoice, listInvoices } from './queries/read-invoices.ts';
import {
  currentSubscription,
  getSubscription,
  listPaymentAttempts,
  listSubscriptions,
  subscriptionHistory,
} from './queries/read-subscriptions.ts';

/** Subscriptions and invoices: what may be asked of them, and what the clock asks. */
export const subscriptionsUseCases = (ports: BillingPorts) => ({
  openSubscription: openSubscription(ports),
  changePlan: changePlan(ports),
  cancelSubscription: cancelSubscription(ports),
  reactivateSubscription: reactivateSubscription(ports),
  pauseSubscription: pauseSubscription(ports),
  resumeSubscription: resumeSubscription(ports),
  chooseSubscriptionMethod: chooseSubscriptionMethod(ports),
  applySubscriptionCoupon: applySubscriptionCoupon(ports),
  removeSubscriptionCoupon: removeSubscriptionCoupon(ports),
  payInvoice: payInvoice(ports),
  awaitsPayer: awaitsPayer(ports),
  voidInvoice: voidInvoice(ports),

  previewChange: previewChange(ports),
  getSubscription: getSubscription(ports),
  currentSubscription: currentSubscription(ports),
  listSubscriptions: listSubscriptions(ports),
  subscriptionHistory: subscriptionHistory(ports),
  listPaymentAttempts: listPaymentAttempts(ports),
  getInvoice: getInvoice(ports),
  listInvoices: listInvoices(ports),
  getInvoiceDocument: getInvoiceDocument(ports),
  printInvoice: printInvoice(ports),

  workDueSubscriptions: workDueSubscriptions(ports),
  finishDrafts: finishDrafts(ports),
  followAttempts: followAttempts(ports),
  nextDueAt: (after: Date) => ports.subscriptions.nextDueAt(after),
});
export type SubscriptionsUseCases = ReturnType<typeof subscriptionsUseCases>;
