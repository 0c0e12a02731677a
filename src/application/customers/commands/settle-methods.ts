import { requestRemoval } from '#domain/customers/method-requests';
import { type SavedMethod } from '#domain/customers/saved-method';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { finishOnceMore } from '../finish-once-more.ts';
import { keepMethod } from '../keep-method.ts';
import { performAndRecord } from '../perform-and-record.ts';

/** How many are worked on at once, so that one slow provider can't hold up the rest. */
const atOnceMax = 50;
/** So often in vain: someone should look whether its provider can be reached at all. */
const asksToTell = 20;

/** Finishes what crashes and silent providers left open: saves, setups and removals whose call is due. Gives how many. */
export const settleMethods = (ports: CustomersPorts) => async (): Promise<number> =>
  each(ports, await ports.methods.callsDue(ports.clock.now(), atOnceMax), async (method, leaseEndsAt) => {
    if (!(await ports.methods.claimCall(method, leaseEndsAt))) return;
    const { inFlight } = await performAndRecord(ports, method);
    if (inFlight?.asks === asksToTell)
      ports.log.error('payment-method-unsettled', {
        paymentMethodId: method.id,
        gatewayAccountId: method.gatewayAccountId,
        operation: inFlight.operation,
      });
  });

/**
 * Ends setups that nobody has finished in time, at their provider too. A customer may have done all they had to, and only
 * never come back to say so: that is looked at first. Gives how many.
 */
export const expireSetups = (ports: CustomersPorts) => async (): Promise<number> =>
  each(
    ports,
    await ports.methods.expiredSetups(ports.clock.now(), atOnceMax),
    async (waiting, leaseEndsAt) => {
      const method = await finishOnceMore(ports, waiting, { why: 'expiry', leaseEndsAt });
      if (method.status !== 'pending' || method.inFlight) return;
      const promised = requestRemoval(method, { at: ports.clock.now(), leaseEndsAt });
      if (promised.ok) await performAndRecord(ports, await keepMethod(ports, promised.value));
    },
  );

/** Each on its own: one that fails is told of, and found again; one that somebody else has changed is theirs. */
const each = async (
  { clock, log, settings }: CustomersPorts,
  due: readonly SavedMethod[],
  settle: (method: SavedMethod, leaseEndsAt: Date) => Promise<void>,
): Promise<number> => {
  const leaseEndsAt = new Date(clock.now().getTime() + settings.callLeaseMs);
  const results = await Promise.allSettled(due.map((method) => settle(method, leaseEndsAt)));
  for (const result of results)
    if (result.status === 'rejected' && !(result.reason instanceof ConcurrencyConflict))
      log.error('settling-failed', { error: result.reason as unknown });
  return due.length;
};
