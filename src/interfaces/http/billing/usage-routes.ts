import { getCustomerStateRoute, getOwnStateRoute } from './customer-state.route.ts';
import { checkEntitlementRoute, listEntitlementsRoute } from './entitlements.route.ts';
import { releaseReservationRoute, reserveUsageRoute, useReservationRoute } from './reservations.route.ts';
import { recordUsageRoute } from './usage.route.ts';

export const usageRoutes = [
  recordUsageRoute,
  reserveUsageRoute,
  useReservationRoute,
  releaseReservationRoute,
  listEntitlementsRoute,
  checkEntitlementRoute,
  getCustomerStateRoute,
  getOwnStateRoute,
];
