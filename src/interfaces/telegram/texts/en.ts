import { type BotTexts } from './bot-texts.ts';

export const en: BotTexts = {
  locale: 'en',
  commands: {
    subscribe: 'Choose a plan',
    manage_subscription: 'Change or cancel your subscription',
    billing_status: 'What you have and what is due',
    unlink: 'Part this chat from your account',
    help: 'What this bot can do',
  },
  intervals: { week: 'week', month: 'month', year: 'year' },
  statuses: {
    incomplete: 'waiting for the first payment',
    trialing: 'trial',
    active: 'active',
    past_due: 'payment overdue',
    grace: 'grace period',
    paused: 'paused',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  linked:
    'This chat is linked to your account now. Here you get messages about your payments. /help shows what else there is.',
  linkRefused: 'This link was used before, or is too old. Ask for a new one in your account.',
  notLinked: 'This chat is not linked to an account. Open the Telegram link in your account first.',
  unlinked: 'This chat is no longer linked to your account.',
  helpIntro: 'This is what you can ask for:',

  choosePlan: 'Choose a plan:',
  chooseOther: 'Choose what you want instead:',
  noPlans: 'There is nothing to choose from now.',
  planLine: (name, description, trialDays) =>
    `${name}: ${description}${trialDays > 0 ? `. First ${trialDays} days free` : ''}`,
  priceButton: (name, price, interval) => `${name} · ${price} / ${interval}`,
  alreadySubscribed: (plan) => `You have ${plan} already. /manage_subscription changes it.`,

  nowActive: (plan, nextDay) => `${plan} is active. It renews on ${nextDay}.`,
  nowTrialing: (plan, untilDay) => `${plan} is yours to try until ${untilDay}.`,
  payToBegin: (plan, amount) => `${plan} begins when ${amount} is paid.`,
  confirmToBegin: (plan) => `Your bank wants you to confirm the payment for ${plan}.`,
  beingPaid: (plan) => `The payment for ${plan} is on its way. You will hear of it here.`,
  payButton: 'Pay',
  confirmButton: 'Confirm',

  noSubscription: 'You have no subscription. /subscribe shows the plans.',
  planIs: (plan, price, interval) => `Plan: ${plan}, ${price} / ${interval}`,
  statusIs: (status) => `Status: ${status}`,
  nextPayment: (amount, day) => `Next payment: ${amount} on ${day}`,
  trialUntil: (day) => `Trial until ${day}`,
  endsOn: (day) => `Ends on ${day}`,
  becomes: (plan, day) => `Becomes ${plan} on ${day}`,
  changeButton: 'Change plan',
  cancelButton: 'Cancel',
  reactivateButton: 'Keep it after all',
  methodButton: 'Payment method',
  backButton: 'Back',

  changeNow: (plan, price, interval, due) =>
    `${plan} at ${price} / ${interval}, from now on. Due now: ${due}.`,
  changeLater: (plan, price, interval, day) =>
    `${plan} at ${price} / ${interval}, from ${day} on. Nothing is due now.`,
  confirmChange: 'Change',
  changed: (plan) => `Done: you have ${plan} now.`,
  changeScheduled: (plan, day) => `Done: you get ${plan} on ${day}.`,
  changeFailed: (plan) =>
    `The payment did not succeed, so you still have ${plan}. /manage_subscription offers other ways to pay.`,
  payToChange: (plan, amount) => `You get ${plan} when ${amount} is paid.`,
  askCancel: (plan, day) => `Cancel ${plan}? It stays yours until ${day}; nothing is charged after that.`,
  confirmCancel: 'Yes, cancel',
  keepButton: 'No, keep it',
  askCancelNow: (plan) => `Cancel ${plan}? It ends at once, and nothing is charged any more.`,
  cancelledNow: (plan) => `Cancelled. ${plan} has ended.`,
  cancelScheduled: (day) => `Cancelled. Everything works until ${day}.`,
  reactivated: (plan) => `${plan} goes on as before.`,

  noInvoices: 'No invoices yet.',
  lastInvoices: 'Last invoices:',
  invoiceLine: (number, amount, day, status) => `${number} · ${amount} · ${day} · ${status}`,
  invoiceStatuses: {
    open: 'to be paid',
    paid: 'paid',
    void: 'void',
    uncollectible: 'overdue',
  },
  dues: (amount) => `Due: ${amount}`,
  payInvoice: (number) => `Pay ${number}`,

  buttonTooOld: 'This button is too old. Send the command again.',
  priceMoved: 'The price has changed meanwhile. Please look again.',
  refused: 'This can’t be done now. /billing_status shows where you stand.',
};
