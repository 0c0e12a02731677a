import { type MethodRefusal } from '#domain/customers/method-facts';
import { type SavedMethod } from '#domain/customers/saved-method';
import { err, ok, type Result } from '#domain/shared/result';
import { type CustomersPorts } from './customers-ports.ts';
import { methodViews, type MethodView } from './method-view.ts';

/** `replayed`: the request had been made before, and this is its one answer. */
export type MethodAnswer = Readonly<{ method: MethodView; replayed: boolean }>;
/** What the provider refused, and the method as it is now: `pending` may be tried again, `failed` not. */
export type MethodRefused = Readonly<{ code: MethodRefusal['code']; detail: string }> & MethodAnswer;

/** The answer to the request with this key: the method, or why that request was refused. The same whenever it is asked. */
export const answerTo = async (
  ports: Pick<CustomersPorts, 'customers' | 'secrets'>,
  method: SavedMethod,
  key: string | null,
  replayed: boolean,
): Promise<Result<MethodAnswer, MethodRefused>> => {
  const [view] = await methodViews(ports, [method]);
  if (!view) throw new Error(`${method.id} can not be seen`);
  const refusal = method.requests.find((request) => request.key === key)?.refusal;
  return refusal ? err({ ...refusal, method: view, replayed }) : ok({ method: view, replayed });
};
