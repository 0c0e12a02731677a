import {
  endFeeOverrideRoute,
  listFeeOverridesRoute,
  listFeeTiersRoute,
  overrideFeeRoute,
} from './fees.route.ts';
import { changeTenantRoute, getTenantRoute, listTenantsRoute } from './tenants.route.ts';

export const tenantsRoutes = [
  listTenantsRoute,
  getTenantRoute,
  changeTenantRoute,
  listFeeTiersRoute,
  listFeeOverridesRoute,
  overrideFeeRoute,
  endFeeOverrideRoute,
];
