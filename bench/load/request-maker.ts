import { badTokenRequests } from './bad-token-requests.ts';
import { chargeRequests } from './charge-requests.ts';
import { type RequestPlan } from './load-order.ts';
import { readRequests } from './read-requests.ts';
import { webhookRequests } from './webhook-requests.ts';

/** Gives the next request, whole, as it goes over the wire; never the same twice. */
export type RequestMaker = () => string;

export const requestMaker = (plan: RequestPlan): RequestMaker => {
  switch (plan.kind) {
    case 'charge':
      return chargeRequests(plan);
    case 'read':
      return readRequests(plan);
    case 'bad-token':
      return badTokenRequests(plan);
    case 'webhook':
      return webhookRequests(plan);
  }
};
