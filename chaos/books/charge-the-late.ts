import { type ChaosSystem } from '../system/start-system.ts';
import { transient } from './check-renewals.ts';
import { leap } from './wait-until-settled.ts';

/** Past the first and the second try that follow soon after a failure that passes by itself (billing's standard dunning). */
const leapsMs = [16 * 60_000, 61 * 60_000];

/**
 * What could not be charged while the provider was away is charged again minutes later, and those are not waited for: the clock
 * is put forward. Now that the provider answers, all of it must be paid then.
 */
export const chargeTheLate = async (system: ChaosSystem, settle: () => Promise<unknown>): Promise<void> => {
  const late = { status: 'open', 'attempts.failure': { $in: [...transient] } };
  for (const leapMs of leapsMs) {
    if ((await system.mongo.db.collection('invoices').countDocuments(late)) === 0) return;
    await leap(system, leapMs);
    await settle();
  }
};
