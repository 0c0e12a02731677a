import { type CataloguePorts } from '#application/billing/catalogue-use-cases';
import { mongoBillingSettings } from '#infrastructure/mongo/billing/mongo-billing-settings';
import { mongoCouponRepository } from '#infrastructure/mongo/billing/mongo-coupon-repository';
import { mongoPlanRepository } from '#infrastructure/mongo/billing/mongo-plan-repository';
import { type Platform } from './platform.ts';

/** Plans, coupons and settings of billing in the database of a process. */
export const openCatalogue = ({
  config,
  mongo,
  clock,
  ids,
  log,
}: Pick<Platform, 'config' | 'mongo' | 'clock' | 'ids' | 'log'>): CataloguePorts => ({
  plans: mongoPlanRepository({ mongo }),
  coupons: mongoCouponRepository({ mongo }),
  settings: mongoBillingSettings({ mongo }),
  clock,
  ids,
  log,
  seedPlans: config.SEED_PLANS ?? config.KASSA_SANDBOX,
});
