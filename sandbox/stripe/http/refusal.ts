/** The body of a Stripe error; codes that do not apply are left out (Stripe doc "Errors"). */
export type StripeErrorBody = {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly [more: string]: unknown;
};

/** A request that Stripe answers with an error. `executed` says whether an idempotency key remembers it. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly body: StripeErrorBody;
  readonly executed: boolean;
  constructor(status: number, body: StripeErrorBody, executed: boolean) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.executed = executed;
  }
}

/** Takes an error code and gives the page that explains it (Stripe doc "Error codes"). */
export const docUrl = (code: string): string =>
  `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

const described = (body: StripeErrorBody): StripeErrorBody =>
  body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) };

/** A parameter is wrong: 400, and the idempotency key stays unused (Stripe doc "Idempotent requests"). */
export const badParameter = (message: string, param: string, code?: string): StripeRefusal =>
  new StripeRefusal(
    400,
    described({ type: 'invalid_request_error', message, param, ...(code === undefined ? {} : { code }) }),
    false,
  );

/** The object is not in a state that allows the call: 400, remembered by the idempotency key. */
export const badState = (message: string, more: Readonly<Record<string, unknown>> = {}): StripeRefusal =>
  new StripeRefusal(400, described({ type: 'invalid_request_error', message, ...more }), true);

/** Any other refusal that did not execute: authentication, unknown route, concurrency. */
export const notExecuted = (status: number, body: StripeErrorBody): StripeRefusal =>
  new StripeRefusal(status, described(body), false);

/** No object has this id: 404 for an id in the path, 400 for one in a parameter. */
export const noSuch = (what: string, id: string, param: string, status: 400 | 404): StripeRefusal =>
  notExecuted(status, {
    type: 'invalid_request_error',
    message: `No such ${what}: '${id}'`,
    code: 'resource_missing',
    param,
  });
