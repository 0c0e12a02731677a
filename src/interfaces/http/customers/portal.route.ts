import { z } from 'zod';
import { OpenPortal, type PortalSession } from '#application/customers/commands/open-portal';
import { type CustomersUseCases } from '#application/customers/index';
import { route } from '../route.ts';
import { customerRefusals } from './method-answers.ts';

const PortalSessionResource = z
  .object({ url: z.string(), expiresAt: z.iso.datetime().nullable() })
  .meta({ id: 'PortalSession' });

export const openPortalRoute = route<CustomersUseCases>()(
  {
    method: 'post',
    path: '/api/v1/portal-sessions',
    tag: 'Customers',
    summary: "Open the provider's page on which a customer manages what they saved",
    description: 'The address works for a short while and for this customer only: send them there at once.',
    access: ['customer', 'admin'],
    body: OpenPortal,
    reply: PortalSessionResource,
    status: 201,
    refusals: {
      ...customerRefusals,
      'portal-not-available': {
        status: 422,
        detail: ({ gateways }: { gateways: readonly string[] }) =>
          gateways.length === 0
            ? 'None of your gateways has such a page.'
            : `This customer has saved nothing at a gateway that has such a page: ${gateways.join(', ')}. Save a method there first.`,
        extra: ({ gateways }: { gateways: readonly string[] }) => ({ gateways }),
      },
      'provider-unavailable': {
        status: 503,
        detail: ({ gateway }: { gateway: string }) =>
          `${gateway} does not answer now. Ask again in a moment.`,
        headers: () => ({ 'Retry-After': '5' }),
      },
    },
    examples: { body: { returnUrl: 'https://shop.example/account' } },
  },
  (app, { actor, body }) => app.openPortal({ actor, asked: body }),
  ({ url, expiresAt }: PortalSession) => ({ url, expiresAt: expiresAt?.toISOString() ?? null }),
);
