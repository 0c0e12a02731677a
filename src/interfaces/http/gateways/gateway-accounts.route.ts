import { z } from 'zod';
import { ChangeAccount } from '#application/gateways/commands/change-account';
import { type GatewaysUseCases } from '#application/gateways/index';
import { type ExaminedAccount } from '#application/gateways/queries/get-account';
import { type Page } from '#application/shared/page';
import { GatewayAccountIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { accountRefusals } from './account-refusals.ts';
import {
  ExaminedAccountResource,
  GatewayAccountResource,
  toExaminedAccountResource,
  toGatewayAccountResource,
} from './gateway-account-resource.ts';

export const GatewayAccountPath = z.strictObject({ gatewayAccountId: GatewayAccountIdSchema });

export const listGatewayAccountsRoute = route<GatewaysUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/gateway-accounts',
    tag: 'Gateways',
    summary: 'Your own accounts at payment providers, newest first, disabled ones included',
    access: ['admin'],
    query: listOf('gwa'),
    reply: page(ExaminedAccountResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) => ok(await app.listAccounts(actor.tenantId, query)),
  ({ data, nextCursor }: Page<ExaminedAccount>) => ({
    data: data.map(toExaminedAccountResource),
    nextCursor,
  }),
);

export const getGatewayAccountRoute = route<GatewaysUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/gateway-accounts/:gatewayAccountId',
    tag: 'Gateways',
    summary: 'One account, without its secrets, and how it does',
    access: ['admin'],
    params: GatewayAccountPath,
    reply: ExaminedAccountResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getAccount(actor.tenantId, params.gatewayAccountId),
  toExaminedAccountResource,
);

export const changeGatewayAccountRoute = route<GatewaysUseCases>()(
  {
    method: 'patch',
    path: '/api/v1/admin/gateway-accounts/:gatewayAccountId',
    tag: 'Gateways',
    summary: 'Change label, priority, status or settings of an account',
    access: ['admin'],
    params: GatewayAccountPath,
    body: ChangeAccount,
    reply: GatewayAccountResource,
    status: 200,
    refusals: { 'not-found': 404, ...accountRefusals },
    examples: { body: { status: 'disabled' } },
  },
  (app, { actor, params: { gatewayAccountId: id }, body: asked }) => app.changeAccount({ actor, id, asked }),
  toGatewayAccountResource,
);
