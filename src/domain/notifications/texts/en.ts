import { type Words } from '../words.ts';

const payNow = (link: string | null) => ({ label: 'Pay now', link });
const manage = (link: string | null) => ({ label: 'Manage your subscription', link });
const seeInvoice = (link: string | null) => ({ label: 'View the invoice', link });
const lastTry = 'Nothing more is charged by itself.';
const firstOf = { week: 'first week', month: 'first month', year: 'first year' } as const;

export const en: Words = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  footer: 'You receive this message because of a payment or a subscription of yours.',
  reasons: {
    'insufficient-funds': 'There was not enough money on the account.',
    'expired-card': 'The card has expired.',
    'wrong-details': 'The details of the payment method are not correct.',
    limit: 'The amount is above a limit of the card or account.',
    confirmation: 'Your bank wants you to confirm the payment yourself.',
    method: 'This payment method cannot be used for this payment.',
    other: 'The bank or payment provider did not approve it.',
  },
  templates: {
    'payment-received': ({ number, amount }) => ({
      subject: `Payment received: ${amount}`,
      paragraphs: [`We have received your payment of ${amount}. Thank you!`, `Payment number: ${number}`],
    }),
    'payment-declined': ({ number, amount, reason }, reasons) => ({
      subject: `Payment of ${amount} did not go through`,
      paragraphs: [
        `Your payment of ${amount} did not go through. ${reasons[reason]}`,
        'No money was taken. You can try again with the same or another payment method.',
        `Payment number: ${number}`,
      ],
    }),
    'refund-completed': ({ number, amount, invoice }) => ({
      subject: `Refund of ${amount}`,
      paragraphs: [
        `We have sent ${amount} back to the payment method you paid with.`,
        'Depending on your bank, it may take some days to arrive.',
        `Refund number: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'refund-returned': ({ number, amount, invoice }) => ({
      subject: `Refund of ${amount} did not arrive`,
      paragraphs: [
        `We had sent ${amount} back to the payment method you paid with, but your bank has returned it.`,
        'Please contact us, so that we can send it another way.',
        `Refund number: ${number}`,
      ],
      button: seeInvoice(invoice),
    }),
    'trial-ending': ({ plan, endsAt, price, interval, portal }) => ({
      subject: `Your trial of ${plan} ends on ${endsAt}`,
      paragraphs: [
        `Your trial of ${plan} ends on ${endsAt}. The ${firstOf[interval]} after that costs ${price}.`,
        'To go on, see that a payment method is on file. If you do not want to, cancel before that day.',
      ],
      button: manage(portal),
    }),
    'payment-failed': ({ plan, amount, nextAt, pay, reason }, reasons) => ({
      subject: `We could not collect ${amount} for ${plan}`,
      paragraphs: [
        `We could not collect ${amount} for your subscription to ${plan}. ${reasons[reason]}`,
        ...(nextAt === null ? [] : [`We will try again on ${nextAt}.`]),
        'Until it is paid, parts of the service may be limited. Once it is paid, everything is back at once.',
      ],
      button: payNow(pay),
    }),
    'method-needed': ({ plan, amount, pay }) => ({
      subject: `${plan} needs another payment method`,
      paragraphs: [
        `${amount} is due for your subscription to ${plan}, and the payment method on file cannot be charged.`,
        'Please pay with another method. If it is one that you have saved, it will be used from then on.',
      ],
      button: payNow(pay),
    }),
    'action-needed': ({ plan, amount, pay }) => ({
      subject: `Please confirm your payment for ${plan}`,
      paragraphs: [
        `Your bank wants you to confirm the payment of ${amount} for your subscription to ${plan}.`,
        'It takes a minute, and nothing is charged until you have done it.',
      ],
      button: { label: 'Confirm the payment', link: pay },
    }),
    'payment-due': ({ plan, amount, pay }) => ({
      subject: `${plan}: ${amount} to be paid`,
      paragraphs: [
        `${amount} is due for your subscription to ${plan}. Your invoice is ready, please pay it.`,
      ],
      button: payNow(pay),
    }),
    'grace-began': ({ plan, amount, nextAt, pay, freePlan }) => ({
      subject: `Your subscription to ${plan} is about to end`,
      paragraphs: [
        `${amount} for your subscription to ${plan} is still not paid. ${lastTry}`,
        ...(nextAt === null
          ? []
          : freePlan === null
            ? [`If it is not paid by ${nextAt}, the subscription ends.`]
            : [
                `If it is not paid by ${nextAt}, the subscription changes to ${freePlan}, which costs nothing.`,
              ]),
      ],
      button: payNow(pay),
    }),
    'subscription-recovered': ({ plan }) => ({
      subject: `Your subscription to ${plan} is active again`,
      paragraphs: [`Thank you for your payment. Everything that belongs to ${plan} is available again.`],
    }),
    'cancellation-scheduled': ({ plan, endsAt, portal }) => ({
      subject: `Your subscription to ${plan} ends on ${endsAt}`,
      paragraphs: [
        `As you asked, your subscription to ${plan} ends on ${endsAt}. Until then nothing changes.`,
        'You can take the cancellation back until that day.',
      ],
      button: manage(portal),
    }),
    'subscription-cancelled': ({ plan }) => ({
      subject: `Your subscription to ${plan} has ended`,
      paragraphs: [`Your subscription to ${plan} is cancelled. It will not be charged again.`],
    }),
    'subscription-expired': ({ plan, portal }) => ({
      subject: `Your subscription to ${plan} has expired`,
      paragraphs: [
        `Your subscription to ${plan} has ended because it was not paid.`,
        'You are welcome back.',
      ],
      button: manage(portal),
    }),
    'downgraded-to-free': ({ plan, portal }) => ({
      subject: `You are now on ${plan}`,
      paragraphs: [
        `As the last period was not paid, your subscription has moved to ${plan}, which costs nothing.`,
        'You can choose another plan at any time.',
      ],
      button: manage(portal),
    }),
    'plan-changed': ({ plan, portal }) => ({
      subject: `You are now on ${plan}`,
      paragraphs: [`Your subscription has changed to ${plan}, from now on.`],
      button: manage(portal),
    }),
    'change-scheduled': ({ plan, toPlan, takesEffectAt }) => ({
      subject: `Your subscription changes to ${toPlan} on ${takesEffectAt}`,
      paragraphs: [
        `You stay on ${plan} until ${takesEffectAt}. Then your subscription changes to ${toPlan}.`,
      ],
    }),
    'subscription-paused': ({ plan, resumesAt, portal }) => ({
      subject: `Your subscription to ${plan} is paused`,
      paragraphs: [
        `Your subscription to ${plan} is paused and is not charged meanwhile.`,
        ...(resumesAt === null ? [] : [`It goes on by itself on ${resumesAt}.`]),
      ],
      button: manage(portal),
    }),
    'subscription-resumed': ({ plan }) => ({
      subject: `Your subscription to ${plan} goes on`,
      paragraphs: [`Your subscription to ${plan} is active again.`],
    }),
    'invoice-issued': ({ number, amount, invoice }) => ({
      subject: `Invoice ${number}: ${amount}`,
      paragraphs: [`Your invoice ${number} over ${amount} is ready.`],
      button: seeInvoice(invoice),
    }),
    'invoice-paid': ({ number, amount, invoice }) => ({
      subject: `Receipt for invoice ${number}`,
      paragraphs: [`Invoice ${number} over ${amount} is paid. Thank you!`],
      button: seeInvoice(invoice),
    }),
    'credit-note': ({ number, note, amount, invoice }) => ({
      subject: `Credit note ${note}: ${amount}`,
      paragraphs: [`We have issued credit note ${note} over ${amount} for invoice ${number}.`],
      button: seeInvoice(invoice),
    }),
    'credits-granted': ({ credits, balance, pack, amount, number }) => ({
      subject: `Credits added: ${credits}`,
      paragraphs: [
        pack === null ? `Credits added: ${credits}.` : `Credits added from ${pack}: ${credits}.`,
        ...(amount === null ? [] : [`We have received your payment of ${amount}. Thank you!`]),
        `Your balance is now ${balance}.`,
        ...(number === null ? [] : [`Payment number: ${number}`]),
      ],
    }),
    'credits-expiring': ({ credits, expiresAt }) => ({
      subject: `Credits expire on ${expiresAt}: ${credits}`,
      paragraphs: [
        `Credits that expire on ${expiresAt}: ${credits}. Those that you use before are not lost.`,
      ],
    }),
    'method-expiring': ({ method, ends, portal }) => ({
      subject: `Your ${method} expires soon`,
      paragraphs: [
        `Your ${method} expires at the end of ${ends}.`,
        'Please add another payment method, so that your payments go on without a break.',
      ],
      button: { label: 'Update the payment method', link: portal },
    }),
  },
};
