import { z } from 'zod';
import { linkOf } from '#domain/customers/customer-links';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { CustomerIdSchema } from '../../shared/schemas.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { type CustomerRefusal, namedCustomer } from '../named-customer.ts';

export const OpenPortal = z.strictObject({
  customerId: CustomerIdSchema.optional().describe(
    'Customers open their own and may leave it out; admins must say whose',
  ),
  returnUrl: z.url().max(2_048).describe('Where the customer comes back to'),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof OpenPortal> }>;
export type PortalSession = Readonly<{ url: string; expiresAt: Date | null }>;
export type PortalRefusal = Readonly<
  | CustomerRefusal
  | { code: 'portal-not-available'; gateways: readonly string[] }
  | { code: 'provider-unavailable'; gateway: string }
>;

/** Opens the page of a provider on which a customer manages what they saved there. Each call opens a new one. */
export const openPortal =
  (ports: CustomersPorts) =>
  async ({ actor, asked }: Input): Promise<Result<PortalSession, PortalRefusal>> => {
    const whose = await namedCustomer(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const portals = await ports.vaults.withPortal(actor.tenantId);
    for (const { account, gateway, vault } of portals) {
      const customerReference = linkOf(whose.value, account)?.reference;
      if (!vault.portal || typeof customerReference !== 'string') continue;
      const key = ports.ids.next('portal');
      const session = await vault.portal({ customerReference, returnUrl: asked.returnUrl, key });
      return session.ok ? ok(session.value) : err({ code: 'provider-unavailable', gateway });
    }
    const gateways = [...new Set(portals.map(({ gateway }) => gateway))];
    return err({ code: 'portal-not-available', gateways });
  };
