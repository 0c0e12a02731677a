/**
 * Where a subscription stands. `incomplete`: its first period is not paid yet. `past_due`: the current one is not, and is
 * being asked for. `grace`: asking is over, or it was cancelled with some days left. The last two are ends.
 */
export const subscriptionStatuses = [
  'incomplete',
  'trialing',
  'active',
  'past_due',
  'grace',
  'paused',
  'cancelled',
  'expired',
] as const;

export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export const isEnded = ({ status }: Readonly<{ status: SubscriptionStatus }>): boolean =>
  status === 'cancelled' || status === 'expired';
