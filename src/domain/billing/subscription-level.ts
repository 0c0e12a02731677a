import { type ServiceLevel } from './plan-level.ts';
import { type SubscriptionStatus } from './subscription-status.ts';
import { type Subscription } from './subscription.ts';

/** What each status leaves of a plan; while dunning goes on, its steps say. */
const levelOf: Readonly<Record<SubscriptionStatus, ServiceLevel>> = {
  incomplete: 'none',
  trialing: 'full',
  active: 'full',
  past_due: 'full',
  grace: 'full',
  paused: 'read-only',
  cancelled: 'none',
  expired: 'none',
};

/** How much of its plan a subscription may use just now. */
export const serviceLevelOf = ({ status, dunning }: Pick<Subscription, 'status' | 'dunning'>): ServiceLevel =>
  dunning?.level ?? levelOf[status];
