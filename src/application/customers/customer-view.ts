import { type Customer } from '#domain/customers/customer';

/** A customer as anyone outside the module may see them. */
export type CustomerView = Omit<Customer, 'version' | 'tenantId' | 'request' | 'defaultChosenAt'>;

export const customerView = ({
  version: _v,
  tenantId: _t,
  request: _r,
  defaultChosenAt: _d,
  ...shown
}: Customer): CustomerView => shown;
