import { type PaymentsPorts } from './payments-ports.ts';

type Ports = Pick<PaymentsPorts, 'clock' | 'log' | 'settings'>;

/** How many calls are asked about at once, so that one slow provider can't hold up the rest. */
export const settledAtOnceMax = 50;

/**
 * Settles what is due, each on its own: one that fails is logged, and found again when its claim has run out.
 * `settle` is given the end of the claim. Gives how many there were.
 */
export const settleEach = async <T>(
  { clock, log, settings }: Ports,
  due: readonly T[],
  settle: (one: T, leaseEndsAt: Date) => Promise<void>,
): Promise<number> => {
  // Asking may take two calls.
  const leaseEndsAt = new Date(clock.now().getTime() + settings.callLeaseMs * 2);
  const results = await Promise.allSettled(due.map((one) => settle(one, leaseEndsAt)));
  for (const result of results)
    if (result.status === 'rejected') log.error('settling-failed', { error: result.reason as unknown });
  return due.length;
};
