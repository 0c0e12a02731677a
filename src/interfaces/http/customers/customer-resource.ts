import { z } from 'zod';
import { type CustomerView } from '#application/customers/customer-view';
import { locales } from '#domain/shared/locale';

const instant = z.iso.datetime();

export const CustomerResource = z
  .object({
    id: z.string(),
    userId: z.string().nullable().describe('The subject of the credential that is theirs'),
    email: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.enum(locales).describe('The language we write to them in'),
    address: z
      .object({
        line1: z.string().nullable(),
        line2: z.string().nullable(),
        city: z.string().nullable(),
        region: z.string().nullable(),
        postalCode: z.string().nullable(),
        country: z.string().nullable(),
      })
      .nullable(),
    metadata: z.record(z.string(), z.string()),
    links: z
      .array(z.object({ gatewayAccountId: z.string(), providerCustomerId: z.string() }))
      .describe('Their id at each gateway account that knows them'),
    defaultPaymentMethodId: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Customer' });

export const toCustomerResource = (customer: CustomerView): z.input<typeof CustomerResource> => ({
  id: customer.id,
  userId: customer.userId,
  email: customer.email,
  name: customer.name,
  phone: customer.phone,
  locale: customer.locale,
  address: customer.address,
  metadata: customer.metadata,
  links: customer.links.flatMap(({ gatewayAccountId, reference }) =>
    reference === null ? [] : [{ gatewayAccountId, providerCustomerId: reference }],
  ),
  defaultPaymentMethodId: customer.defaultMethodId,
  createdAt: customer.createdAt.toISOString(),
  updatedAt: customer.updatedAt.toISOString(),
});
