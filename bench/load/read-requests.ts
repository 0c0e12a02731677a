import { httpRequest } from './http-request.ts';
import { type RequestPlan } from './load-order.ts';

type Plan = Extract<RequestPlan, { kind: 'read' }>;

/** One payment after the other, over and over. */
export const readRequests = ({ path, token, ids }: Plan): (() => string) => {
  const requests = ids.map((id) => httpRequest('GET', path + id, { Authorization: `Bearer ${token}` }));
  let next = 0;
  return () => {
    next = (next + 1) % requests.length;
    return requests[next] ?? '';
  };
};
