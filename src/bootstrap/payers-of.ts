import { type Payers } from '#application/billing/ports/payers';
import { type CustomersUseCases } from '#application/customers/index';

/** Whom invoices are for: our customers. */
export const payersOf = ({
  payerOf,
  payerByUser,
  payerNamed,
  holderOf,
}: Pick<CustomersUseCases, 'payerOf' | 'payerByUser' | 'payerNamed' | 'holderOf'>): Payers => ({
  find: payerOf,
  findByUser: payerByUser,
  named: payerNamed,
  holderOf,
});
