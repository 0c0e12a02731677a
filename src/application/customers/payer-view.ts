import { type Address, type Customer } from '#domain/customers/customer';
import { type CustomerId, type PaymentMethodId } from '#domain/shared/ids';

/** A customer as those see them who want to be paid. */
export type PayerView = Readonly<{
  customerId: CustomerId;
  /** The subject that sees what belongs to this customer as theirs. */
  ownerId: string;
  name: string | null;
  email: string | null;
  /** Lines of the address, as they are written on an envelope. */
  address: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  defaultMethodId: PaymentMethodId | null;
}>;

export const payerView = ({ id, userId, name, email, address, defaultMethodId }: Customer): PayerView => ({
  customerId: id,
  ownerId: userId ?? id,
  name,
  email,
  address: address ? linesOf(address) : [],
  country: address?.country ?? null,
  defaultMethodId,
});

const linesOf = ({ line1, line2, postalCode, city, region, country }: Address): string[] => {
  const place = [postalCode, city].filter((part) => part !== null).join(' ');
  return [line1, line2, place, region, country].flatMap((line) => line || []);
};
