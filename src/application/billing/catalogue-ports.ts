import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type BillingSettingsBook } from './ports/billing-settings.ts';
import { type CouponRepository } from './ports/coupon-repository.ts';
import { type PlanRepository } from './ports/plan-repository.ts';

/** All that the catalogue and a tenant's way of billing need from the world. */
export interface CataloguePorts {
  plans: PlanRepository;
  coupons: CouponRepository;
  settings: BillingSettingsBook;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  /** Whether a tenant that has no plans of its own gets the seeded ones when somebody first looks. */
  seedPlans: boolean;
}
