import { parse as parseQuery } from 'node:querystring';
import { z } from 'zod';
import { cardDataIn } from '#application/shared/card-data';
import { err, ok, type Result } from '#domain/shared/result';
import { type Exchange } from './endpoint.ts';
import { readIdempotency } from './idempotency.ts';
import { invalidInput, mistakesOf } from './invalid-input.ts';
import { type Keying } from './operation.ts';
import { pathNames } from './path-names.ts';
import { type Problem } from './problem.ts';

/** What a route demands of its input; absent means that nothing may be there. */
type Demands = Readonly<{
  path: string;
  idempotent?: Keying;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
}>;
type Input = Readonly<Record<'actor' | 'params' | 'query' | 'body' | 'idempotency', unknown>>;

export const nothing = z.strictObject({});
const notFound: Problem = { status: 404, code: 'not-found' };

/** Turns an exchange into what a use case takes, or into the first refusal: key, card data, ids, then all other mistakes at once. */
export const inputReader = (demands: Demands) => {
  const { path, params = nothing, query = nothing, body = nothing, idempotent = false } = demands;
  expectNames(path, params);

  return (exchange: Exchange): Result<Input, Problem> => {
    const idempotency = takesKey(idempotent, exchange) ? readIdempotency(exchange) : ok(undefined);
    if (!idempotency.ok) return idempotency;

    const sentQuery = exchange.queryText === '' ? {} : parseQuery(exchange.queryText);
    const sentBody = exchange.body ?? {};
    const cardData = [
      ...cardDataIn(sentBody),
      ...cardDataIn(sentQuery),
      ...cardDataIn(exchange.params),
      ...cardDataIn(idempotency.value?.key, ['Idempotency-Key']),
    ];
    if (cardData.length > 0) return err(invalidInput(cardData));

    const readParams = params.safeParse(exchange.params);
    if (!readParams.success) return err(notFound);

    const readQuery = query.safeParse(sentQuery);
    const readBody = body.safeParse(sentBody);
    if (!readQuery.success || !readBody.success)
      return err(invalidInput([...mistakesOf(readQuery.error), ...mistakesOf(readBody.error)]));

    return ok({
      actor: exchange.caller,
      params: readParams.data,
      query: readQuery.data,
      body: readBody.data,
      idempotency: idempotency.value,
    });
  };
};

const takesKey = (idempotent: Keying, { headers }: Exchange): boolean =>
  idempotent === 'optional' ? headers['idempotency-key'] !== undefined : idempotent;

/** A path and a schema that do not speak of the same names would answer 404 for ever. */
const expectNames = (path: string, params: z.ZodType): void => {
  const named = [...pathNames(path)].sort().join();
  const described = params instanceof z.ZodObject ? Object.keys(params.shape).sort().join() : named;
  if (named !== described)
    throw new TypeError(`${path} has the parameters ${named}, its schema ${described}`);
};
