import { type CustomersUseCases } from '#application/customers/index';
import { type GatewaysUseCases } from '#application/gateways/index';
import { type Depositors } from '#application/payments/ports/depositors';
import { type CustomerId } from '#domain/shared/ids';

/** The customers of the tenant that an account belongs to. An account that the environment names is no tenant's, so nobody pays in there. */
export const depositorsOf = (
  book: Pick<GatewaysUseCases['book'], 'find'>,
  { ownerOf }: Pick<CustomersUseCases, 'ownerOf'>,
): Depositors => ({
  find: async (account, customerId) => {
    const tenantId = (await book.find(account))?.tenantId;
    if (!tenantId) return undefined;
    const ownerId = await ownerOf(tenantId, customerId as CustomerId);
    return ownerId === undefined ? undefined : { tenantId, ownerId };
  },
});
