import { type BillingPorts } from './billing-ports.ts';
import { closeOnChangeDropped } from './reactions/close-on-change-dropped.ts';
import { closeOnSubscriptionEnded } from './reactions/close-on-subscription-ended.ts';
import { countReturnedMoney } from './reactions/count-returned-money.ts';
import { drawUpOnInvoiceOrdered } from './reactions/draw-up-on-invoice-ordered.ts';
import { giveBackOnExcessReceived } from './reactions/give-back-on-excess-received.ts';
import { hearOfPayment } from './reactions/hear-of-payment.ts';
import { noteReturnsOnPaymentNews } from './reactions/note-returns-on-payment-news.ts';
import { settleOnInvoiceEnded } from './reactions/settle-on-invoice-ended.ts';
import { subscriptionsUseCases } from './subscriptions-use-cases.ts';

export { type BillingPorts } from './billing-ports.ts';
export { billedMoney } from './queries/billed-money.ts';

/** All that can be done with subscriptions and invoices. The catalogue and usage have front doors of their own. */
export const billingUseCases = subscriptionsUseCases;
export type BillingUseCases = ReturnType<typeof billingUseCases>;

/** What this module does when it hears of something. */
export const billingReactions = (ports: BillingPorts) => [
  ...hearOfPayment(ports),
  ...settleOnInvoiceEnded(ports),
  ...closeOnSubscriptionEnded(ports),
  ...countReturnedMoney(ports),
  closeOnChangeDropped(ports),
  drawUpOnInvoiceOrdered(ports),
  giveBackOnExcessReceived(ports),
  ...noteReturnsOnPaymentNews(ports),
];
