/** Every event other modules may hear from customers. */
export const customersEvents = {
  customerCreated: 'customers.customer-created.v1',
  methodAdded: 'customers.method-added.v1',
  methodRemoved: 'customers.method-removed.v1',
  methodExpiring: 'customers.method-expiring.v1',
} as const;

export type { MethodVault } from './ports/method-vault.ts';
export type { ChosenVault, VaultChoiceRefusal, Vaults } from './ports/vaults.ts';
