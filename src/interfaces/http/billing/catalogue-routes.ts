import { getBillingSettingsRoute, setBillingSettingsRoute } from './billing-settings.route.ts';
import { listCouponsRoute, offerCouponRoute, retireCouponRoute } from './coupons.route.ts';
import {
  getPlanRoute,
  listPlansRoute,
  openPlanRoute,
  revisePlanRoute,
  seedPlansRoute,
} from './plans.route.ts';

/** Plans, coupons, and how a tenant bills. */
export const catalogueRoutes = [
  listPlansRoute,
  getPlanRoute,
  openPlanRoute,
  revisePlanRoute,
  seedPlansRoute,
  offerCouponRoute,
  listCouponsRoute,
  retireCouponRoute,
  getBillingSettingsRoute,
  setBillingSettingsRoute,
];
