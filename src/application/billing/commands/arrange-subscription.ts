import { z } from 'zod';
import { type UnfitCoupon } from '#domain/billing/coupon';
import { applyCoupon, chooseMethod, removeCoupon } from '#domain/billing/subscription-terms';
import { err, type Result } from '#domain/shared/result';
import { PaymentMethodIdSchema } from '../../shared/schemas.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { couponFit, type CouponRefusal } from '../coupon-fit.ts';
import { finishChange } from '../finish-change.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';

export const ChooseMethod = z.strictObject({
  paymentMethodId: PaymentMethodIdSchema.nullable().describe('null for the customer’s default'),
});
export type MethodUnknown = Readonly<{ code: 'payment-method-unknown' }>;

/** Which saved method the periods to come are paid with. */
export const chooseSubscriptionMethod =
  (ports: BillingPorts) =>
  async (
    input: AskOfSubscription & Readonly<{ asked: z.output<typeof ChooseMethod> }>,
  ): Promise<Result<SubscriptionAnswer, ChangeRefusals | MethodUnknown>> => {
    const { paymentMethodId } = input.asked;
    const holder = paymentMethodId && (await ports.payers.holderOf(input.actor.tenantId, paymentMethodId));
    const changed = await changeSubscription<MethodUnknown>(ports, input, (subscription, told) =>
      paymentMethodId !== null && holder !== subscription.customerId
        ? err({ code: 'payment-method-unknown' })
        : chooseMethod(subscription, paymentMethodId, told),
    );
    return finishChange(ports, changed);
  };

export const ApplyCoupon = z.strictObject({ coupon: z.string().trim().min(1).max(40) });

/** A coupon from the next period on. A customer gets each once, whoever asks. */
export const applySubscriptionCoupon =
  (ports: BillingPorts) =>
  async (
    input: AskOfSubscription & Readonly<{ asked: z.output<typeof ApplyCoupon> }>,
  ): Promise<Result<SubscriptionAnswer, ChangeRefusals | UnfitCoupon | CouponRefusal>> => {
    const changed = await changeSubscription<UnfitCoupon | CouponRefusal>(
      ports,
      input,
      async (subscription, told) => {
        const found = await couponFit(ports, subscription, input.asked.coupon, told.at);
        if (!found.ok) return found;
        return found.value ? applyCoupon(subscription, found.value, told) : err({ code: 'coupon-unknown' });
      },
    );
    return finishChange(ports, changed);
  };

export const removeSubscriptionCoupon =
  (ports: BillingPorts) =>
  async (input: AskOfSubscription): Promise<Result<SubscriptionAnswer, ChangeRefusals>> =>
    finishChange(
      ports,
      await changeSubscription<never>(ports, input, (subscription, told) => removeCoupon(subscription, told)),
    );
