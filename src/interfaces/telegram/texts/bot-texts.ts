import { type SubscriptionView } from '#application/billing/subscription-view';
import { type Locale } from '#domain/shared/locale';
import { type Interval } from '../billing-desk.ts';

/** The commands of the menu. `start` is not in it: Telegram has a button for that. */
export const botCommands = ['subscribe', 'manage_subscription', 'billing_status', 'unlink', 'help'] as const;
export type BotCommand = (typeof botCommands)[number];

/** All the bot says in one language, as plain text. Amounts and days come as they are said there. */
export type BotTexts = Readonly<{
  locale: Locale;
  /** What each command does, for the menu. */
  commands: Readonly<Record<BotCommand, string>>;
  intervals: Readonly<Record<Interval, string>>;
  statuses: Readonly<Record<SubscriptionView['status'], string>>;

  linked: string;
  linkRefused: string;
  notLinked: string;
  unlinked: string;
  helpIntro: string;

  choosePlan: string;
  chooseOther: string;
  noPlans: string;
  planLine(name: string, description: string, trialDays: number): string;
  priceButton(name: string, price: string, interval: string): string;
  alreadySubscribed(plan: string): string;

  nowActive(plan: string, nextDay: string): string;
  nowTrialing(plan: string, untilDay: string): string;
  payToBegin(plan: string, amount: string): string;
  confirmToBegin(plan: string): string;
  beingPaid(plan: string): string;
  payButton: string;
  confirmButton: string;

  noSubscription: string;
  planIs(plan: string, price: string, interval: string): string;
  statusIs(status: string): string;
  nextPayment(amount: string, day: string): string;
  trialUntil(day: string): string;
  endsOn(day: string): string;
  becomes(plan: string, day: string): string;
  changeButton: string;
  cancelButton: string;
  reactivateButton: string;
  methodButton: string;
  backButton: string;

  changeNow(plan: string, price: string, interval: string, due: string): string;
  changeLater(plan: string, price: string, interval: string, day: string): string;
  confirmChange: string;
  changed(plan: string): string;
  changeScheduled(plan: string, day: string): string;
  changeFailed(plan: string): string;
  payToChange(plan: string, amount: string): string;
  askCancel(plan: string, day: string): string;
  confirmCancel: string;
  keepButton: string;
  /** For one that is not paid for: it ends at once. */
  askCancelNow(plan: string): string;
  cancelledNow(plan: string): string;
  cancelScheduled(day: string): string;
  reactivated(plan: string): string;

  noInvoices: string;
  lastInvoices: string;
  invoiceLine(number: string, amount: string, day: string, status: string): string;
  invoiceStatuses: Readonly<Record<string, string>>;
  dues(amount: string): string;
  payInvoice(number: string): string;

  buttonTooOld: string;
  priceMoved: string;
  refused: string;
}>;
