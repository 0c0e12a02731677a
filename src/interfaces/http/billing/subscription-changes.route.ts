import { z } from 'zod';
import { ChangePlan } from '#application/billing/change-terms';
import { ApplyCoupon, ChooseMethod } from '#application/billing/commands/arrange-subscription';
import { CancelSubscription } from '#application/billing/commands/cancel-subscription';
import { PauseSubscription } from '#application/billing/commands/pause-subscription';
import { type BillingUseCases } from '#application/billing/index';
import { type ChangePreview } from '#application/billing/queries/preview-change';
import { minorUnits } from '#domain/shared/money';
import { route } from '../route.ts';
import {
  presentSubscription,
  replayed,
  SubscriptionAnswerResource,
  SubscriptionPath,
} from './subscription-answers.ts';
import {
  attemptRefusals,
  changeRefusals,
  couponRefusals,
  methodRefusals,
  planChoiceRefusals,
  subscriptionRefusals,
} from './subscription-refusals.ts';

const under = '/api/v1/subscriptions/:subscriptionId';
const change = {
  method: 'post',
  tag: 'Subscriptions',
  access: ['customer', 'admin'],
  idempotent: true,
  params: SubscriptionPath,
  reply: SubscriptionAnswerResource,
  status: 200,
  replayed,
} as const;

export const changePlanRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/change`,
    summary: 'Move to another plan, interval or quantity',
    description:
      'More is had now and paid for to the second, once its payment is through; if that fails all stays as it was. Less is had from the end of the period. See `invoice` for what was charged.',
    body: ChangePlan,
    refusals: { ...subscriptionRefusals, ...planChoiceRefusals, ...changeRefusals, ...attemptRefusals },
    examples: { body: { planId: 'pln_enterprise' } },
  },
  (app, { actor, idempotency, params: { subscriptionId: id }, body: asked }) =>
    app.changePlan({ actor, idempotency, id, asked }),
  presentSubscription,
);

const PreviewResource = z
  .object({
    when: z.enum(['now', 'period-end']),
    takesEffectAt: z.iso.datetime(),
    planId: z.string(),
    interval: z.enum(['week', 'month', 'year']),
    quantity: z.int(),
    currency: z.string(),
    amountDue: z.int().describe('What would be charged now'),
    tax: z.int(),
    total: z.int(),
    lines: z.array(z.object({ description: z.string(), amount: z.int() })),
  })
  .meta({ id: 'ChangePreview' });

export const previewChangeRoute = route<BillingUseCases>()(
  {
    method: 'post',
    path: `${under}/change/preview`,
    tag: 'Subscriptions',
    access: ['customer', 'admin'],
    params: SubscriptionPath,
    summary: 'What a change would cost now, to the cent, without doing it',
    body: ChangePlan,
    reply: PreviewResource,
    status: 200,
    refusals: { 'not-found': 404, ...planChoiceRefusals, ...changeRefusals },
    examples: { body: { planId: 'pln_enterprise' } },
  },
  (app, { actor, params: { subscriptionId: id }, body: asked }) => app.previewChange({ actor, id, asked }),
  ({ item, timing, takesEffectAt, now }: ChangePreview) => ({
    when: timing,
    takesEffectAt: takesEffectAt.toISOString(),
    planId: item.planId,
    interval: item.interval,
    quantity: item.quantity,
    currency: item.unitPrice.currency,
    amountDue: now ? minorUnits(now.totals.amountDue) : 0,
    tax: now ? minorUnits(now.totals.tax) : 0,
    total: now ? minorUnits(now.totals.total) : 0,
    lines: (now?.lines ?? []).map(({ description, amount }) => ({ description, amount: minorUnits(amount) })),
  }),
);

export const cancelSubscriptionRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/cancel`,
    summary: 'End it now, with its period, or after some days of grace',
    body: CancelSubscription,
    refusals: {
      ...subscriptionRefusals,
      'already-cancelling': {
        status: 409,
        detail: ({ at }: Readonly<{ at: Date }>) => `It ends already, at ${at.toISOString()}.`,
      },
      'payment-due': changeRefusals['payment-due'],
    },
    examples: { body: { when: 'period-end', reason: 'too expensive' } },
  },
  (app, { actor, idempotency, params: { subscriptionId: id }, body: asked }) =>
    app.cancelSubscription({ actor, idempotency, id, asked }),
  presentSubscription,
);

export const reactivateSubscriptionRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/reactivate`,
    summary: 'Take a cancellation back; after the end, begin anew',
    body: z.strictObject({}),
    refusals: {
      ...subscriptionRefusals,
      ...attemptRefusals,
      'nothing-to-withdraw': { status: 409, detail: () => 'It was not cancelled.' },
    },
    examples: { body: {} },
  },
  (app, { actor, idempotency, params: { subscriptionId: id } }) =>
    app.reactivateSubscription({ actor, idempotency, id }),
  presentSubscription,
);

export const pauseSubscriptionRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/pause`,
    summary: 'Stop it for a while; what is paid for and unused goes to the balance',
    body: PauseSubscription,
    refusals: {
      ...subscriptionRefusals,
      'payment-due': changeRefusals['payment-due'],
      'renewal-due': changeRefusals['renewal-due'],
      'cancellation-scheduled': changeRefusals['cancellation-scheduled'],
      'resumes-in-past': { status: 422, detail: () => 'until: give an instant to come.' },
    },
    examples: { body: {} },
  },
  (app, { actor, idempotency, params: { subscriptionId: id }, body: asked }) =>
    app.pauseSubscription({ actor, idempotency, id, asked }),
  presentSubscription,
);

export const resumeSubscriptionRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/resume`,
    summary: 'End a pause: a new period begins now',
    body: z.strictObject({}),
    refusals: subscriptionRefusals,
    examples: { body: {} },
  },
  (app, { actor, idempotency, params: { subscriptionId: id } }) =>
    app.resumeSubscription({ actor, idempotency, id }),
  presentSubscription,
);

export const chooseMethodRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/payment-method`,
    summary: 'Choose what the periods to come are paid with',
    body: ChooseMethod,
    refusals: { ...subscriptionRefusals, ...methodRefusals },
    examples: { body: { paymentMethodId: null } },
  },
  (app, { actor, idempotency, params: { subscriptionId: id }, body: asked }) =>
    app.chooseSubscriptionMethod({ actor, idempotency, id, asked }),
  presentSubscription,
);

export const applyCouponRoute = route<BillingUseCases>()(
  {
    ...change,
    path: `${under}/coupon`,
    summary: 'Use a coupon from the next period on',
    body: ApplyCoupon,
    refusals: { ...subscriptionRefusals, ...couponRefusals },
    examples: { body: { coupon: 'SPRING' } },
  },
  (app, { actor, idempotency, params: { subscriptionId: id }, body: asked }) =>
    app.applySubscriptionCoupon({ actor, idempotency, id, asked }),
  presentSubscription,
);
