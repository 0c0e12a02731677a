import { z } from 'zod';
import { ChangeCustomer } from '#application/customers/commands/change-customer';
import {
  CreateCustomer,
  type CustomerAnswer,
  type CustomerExists,
} from '#application/customers/commands/create-customer';
import { type CustomerView } from '#application/customers/customer-view';
import { type CustomersUseCases } from '#application/customers/index';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { CustomerPath } from './customer-path.ts';
import { CustomerResource, toCustomerResource } from './customer-resource.ts';

const everyone = ['customer', 'admin'] as const;
const tag = 'Customers';

export const createCustomerRoute = route<CustomersUseCases>()(
  {
    method: 'post',
    path: '/api/v1/customers',
    tag,
    summary: 'Make a customer known',
    description: 'A customer makes themselves known; a user has one customer at most.',
    access: everyone,
    idempotent: 'optional',
    body: CreateCustomer,
    reply: CustomerResource,
    status: 201,
    replayed: ({ replayed }: CustomerAnswer) => replayed,
    refusals: {
      'customer-exists': {
        status: 409,
        detail: ({ customerId }: CustomerExists) => `This user is a customer already: ${customerId}.`,
        extra: ({ customerId }: CustomerExists) => ({ customerId }),
      },
      'user-not-yours': {
        status: 422,
        detail: () => 'userId is not yours. Leave it out: customers make only themselves known.',
      },
      'idempotency-key-reused': 422,
    },
    examples: {
      body: { userId: 'user-4711', email: 'ann@example.com', name: 'Ann', address: { country: 'DE' } },
    },
  },
  (app, { actor, body, idempotency }) => app.createCustomer({ actor, idempotency, asked: body }),
  ({ customer }: CustomerAnswer) => toCustomerResource(customer),
);

export const listCustomersRoute = route<CustomersUseCases>()(
  {
    method: 'get',
    path: '/api/v1/customers',
    tag,
    summary: 'Customers, newest first',
    access: everyone,
    query: listOf('cus').extend({
      email: z.string().max(254).optional(),
      userId: z.string().max(128).optional(),
    }),
    reply: page(CustomerResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listCustomers(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<CustomerView>) => ({ data: data.map(toCustomerResource), nextCursor }),
);

export const getCustomerRoute = route<CustomersUseCases>()(
  {
    method: 'get',
    path: '/api/v1/customers/:customerId',
    tag,
    summary: 'One customer',
    access: everyone,
    params: CustomerPath,
    reply: CustomerResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getCustomer(visibleTo(actor), params.customerId),
  toCustomerResource,
);

export const changeCustomerRoute = route<CustomersUseCases>()(
  {
    method: 'patch',
    path: '/api/v1/customers/:customerId',
    tag,
    summary: 'Change what is said about a customer',
    access: everyone,
    params: CustomerPath,
    body: ChangeCustomer,
    reply: CustomerResource,
    status: 200,
    refusals: { 'not-found': 404 },
    examples: { body: { email: 'ann@example.org', phone: null } },
  },
  (app, { actor, params, body }) =>
    app.changeCustomer({ seen: visibleTo(actor), customerId: params.customerId, asked: body }),
  toCustomerResource,
);
