import { type NotActive, ChangeMethod } from '#application/customers/commands/change-method';
import { type CustomersUseCases } from '#application/customers/index';
import { type MethodView } from '#application/customers/method-view';
import { type Page } from '#application/shared/page';
import { CustomerIdSchema } from '#application/shared/schemas';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { PaymentMethodPath } from './customer-path.ts';
import { PaymentMethodResource, toPaymentMethodResource } from './method-resource.ts';

const shared = { tag: 'Payment methods', access: ['customer', 'admin'] } as const;

export const getPaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/payment-methods/:paymentMethodId',
    summary: 'One saved method',
    params: PaymentMethodPath,
    reply: PaymentMethodResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getMethod(visibleTo(actor), params.paymentMethodId),
  toPaymentMethodResource,
);

export const listPaymentMethodsRoute = route<CustomersUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/payment-methods',
    summary: 'Saved methods, newest first',
    description: 'Those that failed or are removed are left out, unless asked for by `status`.',
    query: listOf('pm').extend({
      customerId: CustomerIdSchema.optional(),
      status: PaymentMethodResource.shape.status.optional(),
    }),
    reply: page(PaymentMethodResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listMethods(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<MethodView>) => ({ data: data.map(toPaymentMethodResource), nextCursor }),
);

export const changePaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...shared,
    method: 'patch',
    path: '/api/v1/payment-methods/:paymentMethodId',
    summary: "Make a saved method its customer's default",
    params: PaymentMethodPath,
    body: ChangeMethod,
    reply: PaymentMethodResource,
    status: 200,
    refusals: {
      'not-found': 404,
      'payment-method-not-active': {
        status: 409,
        detail: ({ status }: NotActive) => `It is ${status}: only an active method can be the default.`,
      },
    },
    examples: { body: { default: true } },
  },
  (app, { actor, params }) => app.chooseDefaultMethod({ seen: visibleTo(actor), ...params }),
  toPaymentMethodResource,
);

export const removePaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...shared,
    method: 'delete',
    path: '/api/v1/payment-methods/:paymentMethodId',
    summary: 'Forget a saved method, here and at its provider',
    description:
      'It can’t be paid with from now on. 202 and `removing` while the provider is silent. Doing it twice is fine.',
    params: PaymentMethodPath,
    reply: PaymentMethodResource,
    status: { of: ({ status }: MethodView) => (status === 'removed' ? 200 : 202), all: [200, 202] },
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
  },
  (app, { actor, params }) => app.removeMethod({ seen: visibleTo(actor), ...params }),
  toPaymentMethodResource,
);
