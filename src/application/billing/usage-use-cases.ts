import { releaseReservation, useReservation } from './commands/end-reservation.ts';
import { recordUsage } from './commands/record-usage.ts';
import { reserveUsage } from './commands/reserve-usage.ts';
import { grants } from './grants.ts';
import { checkEntitlement } from './queries/check-entitlement.ts';
import { getCustomerState, getOwnState } from './queries/get-customer-state.ts';
import { listEntitlements } from './queries/list-entitlements.ts';
import { type UsagePorts } from './usage-ports.ts';

/** All that can be done about what subscribers use and may use. */
export const usageUseCases = (outside: UsagePorts) => {
  const ports = { ...outside, grants: grants(outside) };
  return {
    recordUsage: recordUsage(ports),
    reserveUsage: reserveUsage(ports),
    useReservation: useReservation(ports),
    releaseReservation: releaseReservation(ports),
    checkEntitlement: checkEntitlement(ports),
    listEntitlements: listEntitlements(ports),
    getCustomerState: getCustomerState(ports),
    getOwnState: getOwnState(ports),
  };
};
export type UsageUseCases = ReturnType<typeof usageUseCases>;
