import { z } from 'zod';
import { OpenPortal, type PortalSession } from '#application/customers/commands/open-portal';
import { type CustomersUseCases } from '#application/customers/index';
import { route } from '../route.ts';
import { customerRefusals } from './method-answers.ts';

const PortalSessionResource = z
  .object({
    url: z.string().describe('Our own page: subscription, ways to pay, invoices'),
    expiresAt: z.iso.datetime(),
    provider: z
      .object({ gateway: z.string(), url: z.string(), expiresAt: z.iso.datetime().nullable() })
      .nullable()
      .describe(
        "A provider's own page beside ours; null where nothing is saved at a gateway that has one, or it does not answer",
      ),
  })
  .meta({ id: 'PortalSession' });

export const openPortalRoute = route<CustomersUseCases>()(
  {
    method: 'post',
    path: '/api/v1/portal-sessions',
    tag: 'Customers',
    summary: 'Open the page on which a customer manages what is theirs',
    description:
      'The address works for a short while and for this customer only: send them there at once. Whoever has it can do what they can.',
    access: ['customer', 'admin'],
    body: OpenPortal,
    reply: PortalSessionResource,
    status: 201,
    refusals: customerRefusals,
    examples: { body: { returnUrl: 'https://shop.example/account' } },
  },
  (app, { actor, body }) => app.openPortal({ actor, asked: body }),
  ({ url, expiresAt, provider }: PortalSession) => ({
    url,
    expiresAt: expiresAt.toISOString(),
    provider: provider && { ...provider, expiresAt: provider.expiresAt?.toISOString() ?? null },
  }),
);
