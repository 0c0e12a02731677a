import { type CounterKey } from './ports/usage-counters.ts';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';

const pattern = /^rsv_([0-9A-Za-z]{6,40})\.([a-z][a-z0-9-]{0,62})\.([0-9A-Za-z_:-]{1,64})$/;

/**
 * The id of a reservation says in which counter it is, so that none is searched for; `name` is what makes it one of its
 * own there. It gives away nothing that whoever made it did not know.
 */
export const reservationId = (
  { subscriptionId, feature }: Pick<CounterKey, 'subscriptionId' | 'feature'>,
  name: string,
): string => `rsv_${subscriptionId.replace(/^sub_/, '')}.${feature}.${name}`;

/** Where a reservation is; undefined when no reservation has such an id. */
export const counterOfReservation = (tenantId: TenantId, id: string): CounterKey | undefined => {
  const [, subscription, feature] = pattern.exec(id) ?? [];
  return subscription !== undefined && feature !== undefined
    ? { tenantId, subscriptionId: `sub_${subscription}` as SubscriptionId, feature }
    : undefined;
};
