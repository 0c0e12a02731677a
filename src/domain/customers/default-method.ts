import { type PaymentMethodId } from '#domain/shared/ids';
import { type Customer } from './customer.ts';

/** The customer with another default; undefined when it is theirs already. */
export const chooseDefault = (customer: Customer, id: PaymentMethodId, at: Date): Customer | undefined =>
  customer.defaultMethodId === id ? undefined : withDefault(customer, id, at);

/** A method that was just saved: since when it may be used, and whether it was saved to become the default. */
export type SavedForCustomer = Readonly<{ id: PaymentMethodId; savedAt: Date; makeDefault: boolean }>;

/**
 * Makes a newly saved method the default if it was meant to be, or if there is none. May be done late or again: what was
 * chosen after the method had been saved stays. Undefined when nothing changes.
 */
export const offerDefault = (
  customer: Customer,
  { id, savedAt, makeDefault }: SavedForCustomer,
): Customer | undefined => {
  const { defaultMethodId, defaultChosenAt } = customer;
  if (defaultMethodId === id || (defaultChosenAt && defaultChosenAt > savedAt)) return undefined;
  return makeDefault || defaultMethodId === null ? withDefault(customer, id, savedAt) : undefined;
};

/** Takes the default away from a method that goes; nobody gets it. Undefined when it was not the default. */
export const releaseDefault = (customer: Customer, id: PaymentMethodId, at: Date): Customer | undefined =>
  customer.defaultMethodId === id ? withDefault(customer, null, at) : undefined;

const withDefault = (customer: Customer, defaultMethodId: PaymentMethodId | null, at: Date): Customer => ({
  ...customer,
  defaultMethodId,
  defaultChosenAt: at,
  updatedAt: at,
});
