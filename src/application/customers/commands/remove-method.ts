import { requestRemoval } from '#domain/customers/method-requests';
import { type SavedMethod } from '#domain/customers/saved-method';
import { type PaymentMethodId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { keepMethod } from '../keep-method.ts';
import { methodView, type MethodView } from '../method-view.ts';
import { performAndRecord } from '../perform-and-record.ts';

type Input = Readonly<{ seen: Visibility; paymentMethodId: PaymentMethodId }>;

/**
 * Forgets a saved method, here and at its provider: promised first, so that it can't be paid with from then on, whatever
 * becomes of us or of them. Doing it twice is fine; while the provider is silent it stays `removing`.
 */
export const removeMethod =
  (ports: CustomersPorts) =>
  async (input: Input): Promise<Result<MethodView, NotFound | IllegalTransition>> => {
    const promised = await retryOnConflict(() => promiseRemoval(ports, input));
    if (!promised.ok) return promised;
    const { method, isOurs } = promised.value;
    return ok(methodView(ports, isOurs ? await performAndRecord(ports, method) : method, undefined));
  };

const promiseRemoval = async (
  ports: CustomersPorts,
  { seen, paymentMethodId }: Input,
): Promise<Result<{ method: SavedMethod; isOurs: boolean }, NotFound | IllegalTransition>> => {
  const method = await ports.methods.find(seen.tenantId, paymentMethodId);
  if (!method || !isVisible(method, seen)) return err(notFound);
  const { status, inFlight } = method;
  const at = ports.clock.now();
  const leaseEndsAt = new Date(at.getTime() + ports.settings.callLeaseMs);
  if (status === 'removed') return ok({ method, isOurs: false });
  if (status === 'removing') {
    const isDue = inFlight !== null && inFlight.nextAskAt <= at;
    return ok({ method, isOurs: isDue && (await ports.methods.claimCall(method, leaseEndsAt)) });
  }
  const decision = requestRemoval(method, { at, leaseEndsAt });
  return decision.ok ? ok({ method: await keepMethod(ports, decision.value), isOurs: true }) : decision;
};
