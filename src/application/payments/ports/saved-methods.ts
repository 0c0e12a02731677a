import { type PaymentMethod } from '#domain/payments/payment-facts';
import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type Visibility } from '../../shared/visibility.ts';

/** All that a payment needs to charge a saved method. */
export type SavedSource = Readonly<{
  customerId: CustomerId;
  /** The subject that sees what belongs to this customer as theirs. */
  ownerId: string;
  gatewayAccountId: GatewayAccountId;
  /** The customer's id at the provider. */
  customerReference: string | null;
  /** The provider's token, in clear. */
  token: string;
  method: PaymentMethod;
}>;

export type SavedMethodRefusal = Readonly<
  | { code: 'payment-method-unknown' }
  /** It is not saved yet, or no longer: its status says which. */
  | { code: 'payment-method-not-active'; status: string }
>;

/** Answered by the customers module. */
export interface SavedMethods {
  /** One that may not be seen is unknown. */
  findSaved(seen: Visibility, id: PaymentMethodId): Promise<Result<SavedSource, SavedMethodRefusal>>;
  /** Whose subject a customer's things belong to; undefined when there is no such customer. */
  ownerOf(tenantId: TenantId, customerId: CustomerId): Promise<string | undefined>;
}
