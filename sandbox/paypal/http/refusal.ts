import { type Link } from './link.ts';
import { wordsFor } from './issues.ts';

/** One thing that is wrong with a request. `field` is a JSON pointer. */
export type Problem = {
  readonly issue: string;
  readonly description?: string;
  readonly field?: string;
  readonly value?: string;
  readonly location?: 'body' | 'path' | 'query';
};

/** The name and the fixed sentence that belong to a status (paypal.md §7). */
const names: Readonly<Record<number, readonly [string, string]>> = {
  400: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  401: [
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  ],
  403: ['NOT_AUTHORIZED', 'Authorization failed due to insufficient permissions.'],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  405: ['METHOD_NOT_SUPPORTED', 'The server does not implement the requested HTTP method.'],
  409: ['RESOURCE_CONFLICT', 'The server has detected a conflict while processing this request.'],
  413: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', "The server does not support the request payload's media type."],
  422: [
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  ],
  429: ['RATE_LIMIT_REACHED', 'Too many requests. Blocked due to rate limiting.'],
  500: ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'],
  503: ['SERVICE_UNAVAILABLE', 'Service Unavailable.'],
};

/** A request that PayPal answers with an error. */
export class PaypalRefusal extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly links: readonly Link[];

  constructor(status: number, problems: readonly Problem[], links: readonly Link[]) {
    super(problems[0]?.issue ?? names[status]?.[0] ?? 'refused');
    this.status = status;
    this.problems = problems;
    this.links = links;
  }
}

/** A refusal with this status for these problems, and links besides the one to the documentation. */
export const refusal = (
  status: number,
  problems: readonly Problem[] = [],
  links: readonly Link[] = [],
): PaypalRefusal => new PaypalRefusal(status, problems, links);

/** The request is not what the call takes: 400. */
export const invalid = (problem: Problem): PaypalRefusal => refusal(400, [{ location: 'body', ...problem }]);

/** The request is well-formed, but cannot be done: 422. */
export const unprocessable = (problem: Problem, links: readonly Link[] = []): PaypalRefusal =>
  refusal(422, [problem], links);

/** Takes what was found under an id and gives it; nothing is refused with 404. */
export const known = <T>(found: T | undefined, field: string, value: string): T => {
  if (found !== undefined) return found;
  throw refusal(404, [{ issue: 'INVALID_RESOURCE_ID', field, value, location: 'path' }]);
};

/** Takes a status, what is wrong and the debug id, and gives the body of the error (paypal.md §7). */
export const errorBody = (
  status: number,
  problems: readonly Problem[],
  links: readonly Link[],
  debugId: string,
): object => {
  const [name, message] = names[status] ?? ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'];
  const information: readonly Link[] = problems.slice(0, 1).map(({ issue }) => ({
    href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/#${issue}`,
    rel: 'information_link',
    method: 'GET',
  }));
  const details = problems.map((problem) => ({ description: wordsFor(problem.issue), ...problem }));
  return {
    name,
    message,
    debug_id: debugId,
    ...(details.length === 0 ? {} : { details }),
    links: [...information, ...links],
  };
};
