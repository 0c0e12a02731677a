import { type TenantId } from '#domain/shared/ids';
import { type MethodType, methodTypes } from '#domain/shared/method-type';
import { type CustomersPorts } from '../customers-ports.ts';

/** The types of methods that a tenant's customers can save on a page of the provider's, so that nobody needs its browser code. */
export const typesWithPage =
  ({ vaults }: Pick<CustomersPorts, 'vaults'>) =>
  async (tenantId: TenantId): Promise<readonly MethodType[]> => {
    const offered = await Promise.all(
      methodTypes.map(async (type) => {
        const chosen = await vaults.choose({ tenantId, gateway: undefined, type });
        return chosen.ok && chosen.value.vault.pages?.includes(type) ? [type] : [];
      }),
    );
    return offered.flat();
  };
