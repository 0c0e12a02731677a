import { isEnded } from '#domain/billing/subscription-status';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { isVisible, type Visibility, visibleTo } from '../shared/visibility.ts';
import { type PayerRefusal } from './ports/payers.ts';
import { type UsagePorts } from './usage-ports.ts';

type Ports = Pick<UsagePorts, 'subscriptions' | 'payers'>;

/** Nobody has so many that ended while they had an older one that has not; if they do, it is looked for by customer. */
const ownMax = 10;

/**
 * The subscription whose limits count: of the customer that is named, if they may be seen, or the caller's own; undefined when
 * they have none. One question to the database, unless there is none.
 */
export const whoseUsage = async (
  ports: Ports,
  actor: Actor,
  customerId: CustomerId | undefined,
): Promise<Result<Subscription | undefined, PayerRefusal>> => {
  const seen = visibleTo(actor);
  if (customerId === undefined)
    return seen.ownerId === undefined
      ? err({ code: 'customer-needed' })
      : ok(await ownSubscription(ports, { tenantId: seen.tenantId, ownerId: seen.ownerId }));
  const found = await ports.subscriptions.currentOf(seen.tenantId, customerId);
  if (found) return isVisible(found, seen) ? ok(found) : err({ code: 'customer-unknown' });
  const payer = await ports.payers.find(seen.tenantId, customerId);
  return payer && isVisible({ ...payer, tenantId: seen.tenantId }, seen)
    ? ok(undefined)
    : err({ code: 'customer-unknown' });
};

/** The newest of somebody's own that has not ended, else the newest of all. */
export const ownSubscription = async (
  { subscriptions }: Pick<Ports, 'subscriptions'>,
  seen: Required<Visibility>,
): Promise<Subscription | undefined> => {
  const { data, nextCursor } = await subscriptions.list(seen, {}, { limit: ownMax });
  const [newest] = data;
  const current = data.find((one) => !isEnded(one));
  if (current || !newest || nextCursor === null) return current ?? newest;
  return subscriptions.currentOf(seen.tenantId, newest.customerId);
};
