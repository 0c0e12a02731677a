import { mockedRefusal } from './mock-response.ts';
import { invalid } from './refusal.ts';
import { type RequestIds } from './request-ids.ts';
import { type Answer, type Call, type OnceRoute, type Route } from './route.ts';

/** A call that is ready to run. */
export type Execution = {
  readonly route: Route;
  readonly call: Call;
  readonly requestIds: RequestIds;
  /** Waits first and tells whether a payment is declined; asked only when the call really runs. */
  readonly endure: () => Promise<boolean>;
};

const endured = async ({ call, endure }: Execution): Promise<Call> => {
  const declined = await endure();
  const mocked = mockedRefusal(call);
  if (mocked !== null) throw mocked;
  return declined ? { ...call, declined } : call;
};

const shown = (route: OnceRoute, call: Call, result: string, status: number): Answer => {
  const body = route.once.show(call, result);
  return { status: body === null ? 204 : status, body };
};

const runOnce = async (execution: Execution, route: OnceRoute): Promise<Answer> => {
  const { requestIds, call } = execution;
  const { once } = route;
  const { requestId } = call.cause;
  if (requestId === null) {
    if (once.needsId?.(call) === true) throw invalid({ issue: 'PAYPAL_REQUEST_ID_REQUIRED' });
    return shown(route, call, once.perform(await endured(execution)), once.status ?? 201);
  }
  const before = requestIds.claim(route, call, requestId);
  if (before !== null) return shown(route, call, before, 200);
  try {
    const result = once.perform(await endured(execution));
    requestIds.remember(route, requestId, result);
    return shown(route, call, result, once.status ?? 201);
  } catch (error) {
    requestIds.release(route, requestId);
    throw error;
  }
};

/**
 * Runs a call, at most once per request id, and gives its answer. A refusal leaves the request id unused, as nothing
 * came of the request that a repetition could show.
 */
export const execute = async (execution: Execution): Promise<Answer> => {
  const { route } = execution;
  return 'once' in route ? runOnce(execution, route) : route.handle(await endured(execution));
};
