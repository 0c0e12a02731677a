import { namedCustomer } from '../customers/find-customer.ts';
import { badParameter } from '../http/refusal.ts';
import { ok, type Route } from '../http/route.ts';
import { anyHash, expand, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { freshId } from '../ids.ts';
import { randomText } from '../../random-text.ts';

const shape = {
  after_expiration: anyHash,
  configuration: text(),
  customer: text(),
  customer_account: text(),
  expand,
  flow_data: anyHash,
  locale: text(),
  on_behalf_of: text(),
  return_url: text(),
};

/** `POST /v1/billing_portal/sessions`: a short-lived link to the customer's own page (Stripe doc "Create a portal session"). */
export const portalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'billing_portal/sessions',
    handle: (call) => {
      const params = readParams(shape, call.params);
      if (params.customer == null)
        throw badParameter('Missing required param: customer.', 'customer', 'parameter_missing');
      const customer = namedCustomer(call.world, params.customer);
      return ok({
        id: freshId('bps'),
        object: 'billing_portal.session',
        after_expiration: params.after_expiration ?? null,
        configuration: params.configuration ?? 'bpc_1KassaSandbox00000000',
        created: call.world.clock.nowSeconds(),
        customer: customer.id,
        customer_account: null,
        flow: params.flow_data ?? null,
        livemode: false,
        locale: params.locale ?? null,
        on_behalf_of: params.on_behalf_of ?? null,
        return_url: params.return_url ?? null,
        url: `${call.world.url()}/p/session/${customer.id}?s=${randomText(24)}`,
      });
    },
  },
];
