import { z } from 'zod';
import { type GatewaysUseCases } from '#application/gateways/index';
import { type GatewayView } from '#application/gateways/queries/list-gateways';
import { ok } from '#domain/shared/result';
import { route } from '../route.ts';
import { CapabilitiesResource, toCapabilitiesResource } from './capabilities-resource.ts';

const GatewayResource = z
  .object({
    name: z.string(),
    accounts: z.int().describe('How many accounts there take your payments'),
    capabilities: CapabilitiesResource,
  })
  .meta({ id: 'Gateway' });

export const listGatewaysRoute = route<GatewaysUseCases>()(
  {
    method: 'get',
    path: '/api/v1/gateways',
    tag: 'Gateways',
    summary: 'The gateways you can pay through, the preferred one first, and what each can do',
    access: ['customer', 'seller', 'admin'],
    reply: z.object({ data: z.array(GatewayResource), nextCursor: z.null() }),
    status: 200,
    refusals: {},
  },
  async (app, { actor }) => ok(await app.listGateways(actor.tenantId)),
  (gateways: readonly GatewayView[]) => ({
    data: gateways.map(({ name, accounts, capabilities }) => ({
      name,
      accounts,
      capabilities: toCapabilitiesResource(capabilities),
    })),
    nextCursor: null,
  }),
);
