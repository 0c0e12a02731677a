import { z } from 'zod';
import { type UsageUseCases } from '#application/billing/usage-use-cases';
import { CustomerIdSchema } from '#application/shared/schemas';
import { route } from '../route.ts';
import { withEtag } from '../with-etag.ts';
import { CustomerStateResource, toCustomerStateResource } from './customer-state-resource.ts';

const shared = {
  method: 'get',
  tag: 'Usage',
  access: ['customer', 'admin'],
  reply: CustomerStateResource,
  status: 200,
} as const;
const description =
  'Subscription, entitlements, credits, what is owed and what to do next, in one answer. Send its ETag as If-None-Match to be answered 304 while nothing has changed.';

export const getCustomerStateRoute = withEtag(
  route<UsageUseCases>()(
    {
      ...shared,
      path: '/api/v1/customers/:customerId/state',
      summary: 'All that an application shows of a customer',
      description,
      params: z.strictObject({ customerId: CustomerIdSchema }),
      refusals: { 'not-found': 404 },
    },
    (app, { actor, params }) => app.getCustomerState(actor, params.customerId),
    toCustomerStateResource,
  ),
);

export const getOwnStateRoute = withEtag(
  route<UsageUseCases>()(
    {
      ...shared,
      path: '/api/v1/customers/me/state',
      summary: 'The same of the caller',
      description,
      refusals: {},
    },
    (app, { actor }) => app.getOwnState(actor),
    toCustomerStateResource,
  ),
);
