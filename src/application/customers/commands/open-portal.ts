import { z } from 'zod';
import { type Customer } from '#domain/customers/customer';
import { linkOf } from '#domain/customers/customer-links';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { CustomerIdSchema, WebAddressSchema } from '../../shared/schemas.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { type CustomerRefusal, namedCustomer } from '../named-customer.ts';

export const OpenPortal = z.strictObject({
  customerId: CustomerIdSchema.optional().describe(
    'Customers open their own and may leave it out; admins must say whose',
  ),
  returnUrl: WebAddressSchema.optional().describe(
    "Where the provider's page leads back to; left out, to our own",
  ),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof OpenPortal> }>;

/** `expiresAt` null: the provider does not say. */
export type ProviderPortal = Readonly<{ gateway: string; url: string; expiresAt: Date | null }>;
/** `provider`: a page of a provider's own, beside ours. */
export type PortalSession = Readonly<{ url: string; expiresAt: Date; provider: ProviderPortal | null }>;

/** How long a link to an account works: long enough to use it, too short to be found later and used again. */
export const portalLinkMs = 30 * 60_000;

/**
 * Opens the pages on which a customer manages what is theirs: ours, which is always there, and that of a provider where they
 * have saved something and which answers. Each call opens new ones.
 */
export const openPortal =
  (ports: CustomersPorts) =>
  async ({ actor, asked }: Input): Promise<Result<PortalSession, CustomerRefusal>> => {
    const whose = await namedCustomer(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const { tenantId, id: subject } = whose.value;
    const expiresAt = new Date(ports.clock.now().getTime() + portalLinkMs);
    const token = ports.links.sign({ purpose: 'portal', tenantId, subject, expiresAt });
    const url = `${ports.settings.publicUrl}/portal/${token}`;
    const provider = await providerPortal(ports, whose.value, asked.returnUrl ?? url);
    return ok({ url, expiresAt, provider });
  };

/** Null when the customer has saved nothing at a gateway that has such a page, or it does not answer now. */
const providerPortal = async (
  { vaults, ids }: Pick<CustomersPorts, 'vaults' | 'ids'>,
  customer: Customer,
  returnUrl: string,
): Promise<ProviderPortal | null> => {
  for (const { account, gateway, vault } of await vaults.withPortal(customer.tenantId)) {
    const customerReference = linkOf(customer, account)?.reference;
    if (!vault.portal || typeof customerReference !== 'string') continue;
    const session = await vault.portal({ customerReference, returnUrl, key: ids.next('portal') });
    return session.ok ? { gateway, ...session.value } : null;
  }
  return null;
};
