import { z } from 'zod';
import { type CallInFlight, requestFinish, type TooManyTries } from '#domain/customers/method-requests';
import { type MethodDecision, type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type PaymentMethodId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import {
  type Idempotency,
  type KeyInFlight,
  keyReused,
  type KeyReused,
  ownKeys,
} from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { answerMethodRepeat } from '../answer-method-repeat.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { keepMethod } from '../keep-method.ts';
import { answerTo, type MethodAnswer, type MethodRefused } from '../method-answer.ts';
import { performAndRecord } from '../perform-and-record.ts';

export const ConfirmMethod = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{4,10}$/, 'must be the digits of the code')
    .optional()
    .describe('The code that was sent to the customer by SMS, where the step asks for one'),
});
type Input = Readonly<{
  seen: Visibility;
  paymentMethodId: PaymentMethodId;
  code: string | undefined;
  idempotency: Idempotency | undefined;
}>;
export type ConfirmMethodRefusal =
  | MethodRefused
  | NotFound
  | IllegalTransition
  | CallInFlight
  | TooManyTries
  | KeyReused
  | KeyInFlight;
type Promised = Readonly<{ method: SavedMethod; is: 'promised' | 'repeat' | 'done' }>;

/** Goes on with a setup after the customer's action, or with the code they were sent. One that is saved already stays so. */
export const confirmMethod =
  (ports: CustomersPorts) =>
  async (input: Input): Promise<Result<MethodAnswer, ConfirmMethodRefusal>> => {
    const key = input.idempotency?.key ?? `${ownKeys}${ports.ids.next('try')}`;
    const promised = await retryOnConflict(() => promise(ports, input, key));
    if (!promised.ok) return promised;
    const { method, is } = promised.value;
    if (is === 'repeat' && input.idempotency)
      return answerMethodRepeat(ports, input.seen, method, input.idempotency);
    return answerTo(ports, is === 'done' ? method : await performAndRecord(ports, method), key, false);
  };

const promise = async (
  ports: CustomersPorts,
  { seen, paymentMethodId, code, idempotency }: Input,
  key: string,
): Promise<Result<Promised, ConfirmMethodRefusal>> => {
  const method = await ports.methods.find(seen.tenantId, paymentMethodId);
  if (!method || !isVisible(method, seen)) return err(notFound);
  if (method.requests.some((made) => made.key === key)) return ok({ method, is: 'repeat' });
  if (method.status === 'active') return ok({ method, is: 'done' });
  const at = ports.clock.now();
  const decision = requestFinish(
    method,
    code === undefined ? null : ports.secrets.seal(code, sealingContext(method)),
    {
      key,
      hash: idempotency?.requestHash ?? '',
      at,
      leaseEndsAt: new Date(at.getTime() + ports.settings.callLeaseMs),
    },
  );
  return decision.ok ? keep(ports, decision.value) : decision;
};

const keep = async (
  ports: CustomersPorts,
  decision: MethodDecision,
): Promise<Result<Promised, KeyReused>> => {
  try {
    return ok({ method: await keepMethod(ports, decision), is: 'promised' });
  } catch (failure) {
    if (failure instanceof KeyTaken) return err(keyReused);
    throw failure;
  }
};
