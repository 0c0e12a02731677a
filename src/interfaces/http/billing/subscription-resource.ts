import { z } from 'zod';
import { type SubscriptionView } from '#application/billing/subscription-view';
import { minorUnits } from '#domain/shared/money';

const instant = z.iso.datetime();
const items = z.object({
  planId: z.string(),
  planVersion: z.int().describe('Whose price and limits it has, until it is moved'),
  planName: z.string(),
  interval: z.enum(['week', 'month', 'year']),
  unitPrice: z.int(),
  quantity: z.int(),
});

export const SubscriptionResource = z
  .object({
    id: z.string(),
    status: z.enum([
      'incomplete',
      'trialing',
      'active',
      'past_due',
      'grace',
      'paused',
      'cancelled',
      'expired',
    ]),
    level: z
      .enum(['full', 'limited', 'read-only', 'none'])
      .describe('How much of the plan may be used just now'),
    customerId: z.string(),
    ...items.shape,
    currency: z.string(),
    price: z.int().describe('Of the whole running period, after coupons and before tax'),
    nextPrice: z
      .int()
      .nullable()
      .describe('Of the period that follows, after coupons and before tax; null when none follows'),
    currentPeriodStart: instant,
    currentPeriodEnd: instant,
    periodIndex: z.int().describe('0 for the first; a trial is one too'),
    paid: z.boolean().describe('Whether the running period is paid for, or costs nothing'),
    trialEndsAt: instant.nullable(),
    incompleteUntil: instant.nullable().describe('Until when its first payment is waited for'),
    payBy: z.enum(['method', 'link']),
    paymentMethodId: z.string().nullable().describe('null: the customer’s default'),
    coupon: z.string().nullable(),
    scheduledChange: items.extend({ takesEffectAt: instant }).nullable(),
    pendingChange: items
      .extend({ requestedAt: instant, amount: z.int().describe('What it costs now, before tax') })
      .nullable()
      .describe('A change that waits for its payment'),
    cancelsAt: instant.nullable().describe('When it ends, if it was cancelled'),
    cancellationReason: z.string().nullable(),
    pausedSince: instant.nullable(),
    resumesAt: instant.nullable(),
    dunning: z
      .object({
        since: instant,
        step: z.int(),
        failure: z.string(),
        next: z.enum(['charge', 'remind', 'end-grace']),
        nextAt: instant,
      })
      .nullable()
      .describe('How far asking for money that is overdue has come'),
    balance: z.int().describe('What later invoices are paid with first'),
    createdAt: instant,
    updatedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Subscription' });

export const toSubscriptionResource = (
  subscription: SubscriptionView,
): z.input<typeof SubscriptionResource> => {
  const { item, period, scheduled, pending, dunning, pause } = subscription;
  return {
    id: subscription.id,
    status: subscription.status,
    level: subscription.level,
    customerId: subscription.customerId,
    ...itemOf(item),
    currency: item.unitPrice.currency,
    price: minorUnits(subscription.price.net),
    nextPrice: subscription.next && minorUnits(subscription.next.price),
    currentPeriodStart: period.start.toISOString(),
    currentPeriodEnd: period.end.toISOString(),
    periodIndex: period.index,
    paid: subscription.isSettled,
    trialEndsAt: text(subscription.trialEndsAt),
    incompleteUntil: text(subscription.incompleteUntil),
    payBy: subscription.payBy,
    paymentMethodId: subscription.methodId,
    coupon: subscription.coupon?.coupon.code ?? null,
    scheduledChange: scheduled && { ...itemOf(scheduled), takesEffectAt: period.end.toISOString() },
    pendingChange: pending && {
      ...itemOf(pending.item),
      requestedAt: pending.requestedAt.toISOString(),
      amount: minorUnits(pending.proration.net),
    },
    cancelsAt: text(subscription.cancelsAt),
    cancellationReason: subscription.cancellation?.reason ?? null,
    pausedSince: text(pause?.since ?? null),
    resumesAt: text(pause?.resumesAt ?? null),
    dunning: dunning && {
      since: dunning.since.toISOString(),
      step: dunning.step,
      failure: dunning.failure,
      next: dunning.next,
      nextAt: dunning.nextAt.toISOString(),
    },
    balance: minorUnits(subscription.balance),
    createdAt: subscription.createdAt.toISOString(),
    updatedAt: subscription.updatedAt.toISOString(),
    endedAt: text(subscription.endedAt),
  };
};

type Item = SubscriptionView['item'];
const itemOf = ({ planId, planVersion, planName, interval, unitPrice, quantity }: Item) => ({
  planId,
  planVersion,
  planName,
  interval,
  unitPrice: minorUnits(unitPrice),
  quantity,
});

const text = (at: Date | null): string | null => at?.toISOString() ?? null;
