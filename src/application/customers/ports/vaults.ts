import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type Result } from '#domain/shared/result';
import { type MethodVault } from './method-vault.ts';

/** The vault of one account. */
export type ChosenVault = Readonly<{ account: GatewayAccountId; gateway: string; vault: MethodVault }>;

export type VaultChoiceRefusal = Readonly<
  | { code: 'gateway-unknown'; gateway: string; known: readonly string[] }
  /** `gateways`: those that keep such methods. */
  | { code: 'saving-not-supported'; type: MethodType; gateways: readonly string[] }
>;

/** Where methods are kept. Answered by the gateways module. */
export interface Vaults {
  /** Also of an account that takes nothing new, for what it keeps already; undefined when it keeps nothing. */
  of(account: GatewayAccountId): Promise<MethodVault | undefined>;
  /** Where a new method goes: to the first account of the tenant that keeps methods of this type. */
  choose(
    asked: Readonly<{ tenantId: TenantId; gateway: string | undefined; type: MethodType }>,
  ): Promise<Result<ChosenVault, VaultChoiceRefusal>>;
  /** The tenant's accounts whose provider has a page of its own for customers. */
  withPortal(tenantId: TenantId): Promise<readonly ChosenVault[]>;
}
