import { requestFinish } from '#domain/customers/method-requests';
import { type SavedMethod } from '#domain/customers/saved-method';
import { ownKeys } from '../shared/idempotency.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { keepMethod } from './keep-method.ts';
import { performAndRecord } from './perform-and-record.ts';

/**
 * Asks the provider what became of a setup that waits for its customer, who may have done all they had to without coming back
 * to say so. `why`: who asks. Gives the method as it is then; the same one when there is nothing to ask.
 */
export const finishOnceMore = async (
  ports: CustomersPorts,
  method: SavedMethod,
  { why, leaseEndsAt }: Readonly<{ why: 'expiry' | 'told'; leaseEndsAt: Date }>,
): Promise<SavedMethod> => {
  const key = `${ownKeys}${why}:${method.id}:${method.version}`;
  const promised = requestFinish(method, null, { key, hash: '', at: ports.clock.now(), leaseEndsAt });
  return promised.ok ? performAndRecord(ports, await keepMethod(ports, promised.value)) : method;
};
