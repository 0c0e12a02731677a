import { inPath } from '../http/in-path.ts';
import { namedCustomer } from '../customers/find-customer.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter, badState } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, type Route } from '../http/route.ts';
import { expand, ignored, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { pageable, pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { type CheckoutSession } from './checkout-session.ts';
import { createShape } from './checkout-params.ts';
import { closeSession, expireSessionWork } from './expire-session.ts';
import { lineItems, newSession } from './new-session.ts';

const url = '/v1/checkout/sessions';
const listShape = {
  ...pageShape,
  created,
  customer: text(),
  customer_account: text(),
  customer_details: ignored,
  payment_intent: text(),
  payment_link: text(),
  status: text(),
  subscription: text(),
};

const sessionOf = (call: Call): CheckoutSession =>
  inPath(call, call.world.checkoutSessions.get, 'checkout.session', 'session');

const create: Route = {
  method: 'POST',
  path: 'checkout/sessions',
  handle: (call) => {
    const { world } = call;
    const { mode, ...params } = readParams(createShape, call.params, ['mode']);
    if (mode === 'subscription')
      throw badParameter('This emulator sells no subscriptions: use mode payment or setup.', 'mode');
    if (params.customer != null) namedCustomer(world, params.customer);
    if (params.success_url == null && (params.ui_mode ?? 'hosted_page') === 'hosted_page')
      throw badParameter('Missing required param: success_url.', 'success_url', 'parameter_missing');
    const given = { ...params, mode };
    const items = lineItems(given);
    const session = world.checkoutSessions.put(
      newSession(given, items, world.url(), world.clock.nowSeconds()),
    );
    const intent = (mode === 'payment' ? params.payment_intent_data : params.setup_intent_data) ?? {};
    world.sessionPlans.put({ id: session.id, items, intent });
    world.agenda.after((session.expires_at - session.created) * 1000, expireSessionWork, session.id);
    return objectAnswer(call, session, params.expand);
  },
};

const update: Route = {
  method: 'POST',
  path: 'checkout/sessions/:id',
  handle: (call) => {
    const before = sessionOf(call);
    const params = readParams({ metadata: metadataChange, expand }, call.params);
    const metadata = changeMetadata(before.metadata, params.metadata);
    return objectAnswer(call, call.world.checkoutSessions.put({ ...before, metadata }), params.expand);
  },
};

const expire: Route = {
  method: 'POST',
  path: 'checkout/sessions/:id/expire',
  handle: (call) => {
    const session = sessionOf(call);
    const params = readParams({ expand }, call.params);
    if (session.status !== 'open')
      throw badState(
        `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
      );
    return objectAnswer(call, closeSession(call.world, call.cause, session), params.expand);
  },
};

const items: Route = {
  method: 'GET',
  path: 'checkout/sessions/:id/line_items',
  handle: (call) => {
    const session = sessionOf(call);
    const source = pageable([...(call.world.sessionPlans.get(session.id)?.items ?? [])].reverse());
    return listAnswer(call, source, readParams(pageShape, call.params), `${url}/${session.id}/line_items`);
  },
};

const list: Route = {
  method: 'GET',
  path: 'checkout/sessions',
  handle: (call) => {
    const params = readParams(listShape, call.params);
    const { customer, payment_intent: intent, status } = params;
    const wanted = (session: CheckoutSession): boolean =>
      (customer == null || session.customer === customer) &&
      (intent == null || session.payment_intent === intent) &&
      (status == null || session.status === status);
    return listAnswer(call, call.world.checkoutSessions, params, url, wanted);
  },
};

/** Every call on checkout sessions. */
export const checkoutRoutes: readonly Route[] = [
  create,
  update,
  expire,
  items,
  list,
  retrieveRoute('checkout/sessions', 'checkout.session', (world, id) => world.checkoutSessions.get(id)),
];
