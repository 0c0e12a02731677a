import { checkKey, fingerprint, type IdempotencyKeys, keyId, type Remembered } from './idempotency.ts';
import { StripeRefusal } from './refusal.ts';
import { type Answer, type Call, type Route } from './route.ts';

/** A call that is ready to run. */
export type Execution = {
  readonly route: Route;
  readonly call: Call;
  readonly path: string;
  readonly account: string;
  readonly requestId: string;
  readonly keys: IdempotencyKeys;
  /** Waits first and tells whether an authorization is declined; asked only when the call really runs. */
  readonly endure: () => Promise<boolean>;
};

/** An answer, and the request that it was first given to when it is a repetition. */
type Executed = Answer & { readonly original?: string };

const refusalAnswer = (refusal: StripeRefusal): Answer => ({
  status: refusal.status,
  body: { error: refusal.body },
});

const run = async (execution: Execution): Promise<Answer> => {
  const declined = await execution.endure();
  return execution.route.handle(declined ? { ...execution.call, declined } : execution.call);
};

const runOnce = async (execution: Execution, id: string): Promise<Answer> => {
  const { keys, requestId } = execution;
  const remember = (answer: Answer): Answer => {
    keys.remember(id, { ...answer, requestId });
    return answer;
  };
  try {
    return remember(await run(execution));
  } catch (error) {
    if (error instanceof StripeRefusal && error.executed) return remember(refusalAnswer(error));
    keys.release(id);
    throw error;
  }
};

const replayed = ({ status, body, requestId }: Remembered): Executed => ({
  status,
  body,
  original: requestId,
});

/** Runs a call, at most once per idempotency key, and gives its answer; refusals are answers too (Stripe doc "Idempotent requests"). */
export const execute = async (execution: Execution): Promise<Executed> => {
  const { call, route, path, account, keys } = execution;
  const key = route.method === 'POST' ? call.cause.idempotencyKey : null;
  try {
    if (key === null) return await run(execution);
    checkKey(key);
    const id = keyId(account, key);
    const known = keys.claim(id, fingerprint(route.method, path, call.params));
    return known === null ? await runOnce(execution, id) : replayed(known);
  } catch (error) {
    if (error instanceof StripeRefusal) return refusalAnswer(error);
    throw error;
  }
};
