import { type CataloguePorts } from './catalogue-ports.ts';
import { offerCoupon } from './commands/offer-coupon.ts';
import { openPlan } from './commands/open-plan.ts';
import { retireCoupon } from './commands/retire-coupon.ts';
import { revisePlan } from './commands/revise-plan.ts';
import { seedPlans } from './commands/seed-plans.ts';
import { setBillingSettings } from './commands/set-billing-settings.ts';
import { getBillingSettings } from './queries/get-billing-settings.ts';
import { getPlan } from './queries/get-plan.ts';
import { listCoupons } from './queries/list-coupons.ts';
import { browsePlans, listPlans } from './queries/list-plans.ts';

export { type CataloguePorts } from './catalogue-ports.ts';

/** What is sold, for less if there is a coupon, and how it is billed. */
export const catalogueUseCases = (ports: CataloguePorts) => ({
  openPlan: openPlan(ports),
  revisePlan: revisePlan(ports),
  seedPlans: seedPlans(ports),
  listPlans: listPlans(ports),
  browsePlans: browsePlans(ports),
  getPlan: getPlan(ports),
  offerCoupon: offerCoupon(ports),
  retireCoupon: retireCoupon(ports),
  listCoupons: listCoupons(ports),
  setBillingSettings: setBillingSettings(ports),
  getBillingSettings: getBillingSettings(ports),
});
export type CatalogueUseCases = ReturnType<typeof catalogueUseCases>;
