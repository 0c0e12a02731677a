import { type PaymentMethodId } from '#domain/shared/ids';

/** Every event other modules may hear from customers. */
export const customersEvents = {
  customerCreated: 'customers.customer-created.v1',
  methodAdded: 'customers.method-added.v1',
  methodRemoved: 'customers.method-removed.v1',
  methodExpiring: 'customers.method-expiring.v1',
} as const;

/** What a provider told us about a method it keeps, translated. */
export type MethodNotice = Readonly<
  /** The customer has finished a setup there. */
  | { kind: 'method-setup-done'; methodId: PaymentMethodId }
  /** It is gone there, or not what it was (a new card, say); what it is now must be asked. `token`: the provider's id of it. */
  | { kind: 'method-changed'; token: string }
>;
/** `foreign`: it is none of ours. `unknown-object`: not all could be found out; worth trying again soon. */
export type MethodNoticeOutcome = 'heard' | 'unknown-object' | 'foreign';

export type { MethodVault } from './ports/method-vault.ts';
export type { ChosenVault, VaultChoiceRefusal, Vaults } from './ports/vaults.ts';
