import { priceMax } from '#domain/shared/price-max';
import { keyRefusals } from '../payments/answers.ts';

/** What every request to a subscription may be refused with. */
export const subscriptionRefusals = {
  'not-found': 404,
  'illegal-transition': {
    status: 409,
    detail: ({ from }: Readonly<{ from: string }>) =>
      `The subscription is ${from}, in which this can’t be done.`,
  },
  ...keyRefusals,
} as const;

export const attemptRefusals = {
  'attempt-open': {
    status: 409,
    detail: () => 'An attempt to pay is under way. Ask again in a moment.',
    headers: () => ({ 'Retry-After': '5' }),
  },
  'too-many-attempts': {
    status: 422,
    detail: ({ attemptsMax }: Readonly<{ attemptsMax: number }>) =>
      `It was tried ${attemptsMax} times, which is the most.`,
  },
} as const;

export const planChoiceRefusals = {
  'plan-unknown': { status: 422, detail: () => 'planId: there is no such plan. See GET /plans.' },
  'plan-retired': {
    status: 422,
    detail: () => 'planId: this plan is retired and takes no new subscribers. See GET /plans.',
  },
  'price-unknown': {
    status: 422,
    detail: ({ prices }: Readonly<{ prices: readonly string[] }>) =>
      `interval: the plan has no such price. It has: ${prices.join(', ')}.`,
    extra: ({ prices }: Readonly<{ prices: readonly string[] }>) => ({ prices }),
  },
  'unfit-quantity': {
    status: 422,
    detail: ({ quantityMax }: Readonly<{ quantityMax: bigint | null }>) =>
      quantityMax === null
        ? 'quantity: give a whole number from 1 on.'
        : `quantity: give a whole number from 1 to ${quantityMax}. A period may cost ${priceMax} minor units at most.`,
  },
} as const;

export const couponRefusals = {
  'coupon-unknown': {
    status: 422,
    detail: () => 'coupon: there is no such coupon, or it can’t be had any more.',
  },
  'coupon-used': {
    status: 422,
    detail: ({ couponCode }: Readonly<{ couponCode: string }>) =>
      `coupon: this customer has or had ${couponCode}, which each gets once. Leave it out, or give another.`,
  },
  'unfit-coupon': {
    status: 422,
    detail: ({ why }: Readonly<{ why: string }>) => `coupon: ${why}.`,
  },
} as const;

export const payerRefusals = {
  'customer-unknown': { status: 422, detail: () => 'customerId: there is no such customer.' },
  'customer-needed': { status: 422, detail: () => 'customerId is missing: say which customer.' },
} as const;

export const methodRefusals = {
  'payment-method-unknown': {
    status: 422,
    detail: () => 'The payment method is not one of this customer’s that can be charged.',
  },
} as const;

export const changeRefusals = {
  'currency-differs': {
    status: 422,
    detail: ({ currency }: Readonly<{ currency: string }>) =>
      `planId: the subscription is paid in ${currency}, for which this plan has no price.`,
  },
  'no-change': { status: 409, detail: () => 'It is that already: nothing would change.' },
  'admin-needed': {
    status: 403,
    detail: ({ field }: Readonly<{ field: string }>) =>
      `${field}: more for what was paid already is given by admins and services only. Leave it out, or let it begin with the next period.`,
    extra: ({ field }: Readonly<{ field: string }>) => ({ field }),
  },
  'change-pending': {
    status: 409,
    detail: () => 'Another change waits for its payment. Pay or let it lapse first.',
  },
  'payment-due': { status: 409, detail: () => 'The running period must be paid for first.' },
  'renewal-due': { status: 409, detail: () => 'The next period is about to begin. Ask again in a moment.' },
  'cancellation-scheduled': {
    status: 409,
    detail: () => 'It is about to end. Withdraw the cancellation first, with /reactivate.',
  },
} as const;
