import { known } from '../http/refusal.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { type Authorization } from './authorization.ts';
import { authorizationLinks, wholeAuthorization } from './authorization-body.ts';
import { captureHold } from './capture-hold.ts';
import { showCapture } from './capture-routes.ts';
import { reauthorize } from './reauthorize.ts';
import { voidHold } from './void-hold.ts';

const path = 'v2/payments/authorizations/:id';

const authorizationOf = (call: Call, id: string): Authorization =>
  known(call.world.authorizations.get(id), 'authorization_id', id);

const show = (call: Call, id: string): object => {
  const authorization = authorizationOf(call, id);
  if (call.whole) return wholeAuthorization(call.world, authorization);
  return { id, status: authorization.status, links: authorizationLinks(call.world, authorization) };
};

const held = (call: Call): Authorization => authorizationOf(call, pathId(call));

/** Show, capture, reauthorize and void of a hold (paypal.md §5). A void is answered with nothing unless the caller wants to see it. */
export const authorizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    operations: lookup,
    handle: (call) => ok(wholeAuthorization(call.world, held(call))),
  },
  {
    method: 'POST',
    path: `${path}/capture`,
    operations: () => ['capture'],
    once: { family: 'payments', perform: (call) => captureHold(call, held(call)).id, show: showCapture },
  },
  {
    method: 'POST',
    path: `${path}/reauthorize`,
    operations: () => ['reauthorize'],
    once: { family: 'payments', perform: (call) => reauthorize(call, held(call)).id, show },
  },
  {
    method: 'POST',
    path: `${path}/void`,
    operations: () => ['void', 'cancel'],
    once: {
      family: 'payments',
      status: 200,
      perform: (call) => voidHold(call, held(call)).id,
      show: (call, id) => (call.whole ? show(call, id) : null),
    },
  },
];
