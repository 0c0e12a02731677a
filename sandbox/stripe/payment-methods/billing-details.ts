import { text } from '../http/readers.ts';
import { hash, type Reader } from '../http/shape.ts';

/** Where a payer lives; lines that were not given are null. */
export type Address = Readonly<
  Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>
>;

/** Who pays. */
export type BillingDetails = {
  readonly address: Address;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly tax_id: string | null;
};

const noAddress: Address = Object.freeze({
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
});

/** The billing details of a payment method that was given none. */
export const noBillingDetails: BillingDetails = Object.freeze({
  address: noAddress,
  email: null,
  name: null,
  phone: null,
  tax_id: null,
});

const line = text();
const addressHash = hash({
  city: line,
  country: line,
  line1: line,
  line2: line,
  postal_code: line,
  state: line,
});

/** Reads an address; lines left out are null. */
export const address: Reader<Address | null> = (value, param) => {
  const given = addressHash(value, param);
  return given === null ? null : { ...noAddress, ...definedOnly(given) };
};

const definedOnly = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  given as { [K in keyof T]: Exclude<T[K], undefined> };

/** The billing details parameter. */
export const billingDetailsParam = hash({ address, email: line, name: line, phone: line, tax_id: line });

/** Takes billing details and a change and gives them merged. */
export const changeBillingDetails = (
  before: BillingDetails,
  change: ReturnType<typeof billingDetailsParam> | undefined,
): BillingDetails => {
  if (change == null) return before;
  return {
    address: change.address ?? before.address,
    email: change.email === undefined ? before.email : change.email,
    name: change.name === undefined ? before.name : change.name,
    phone: change.phone === undefined ? before.phone : change.phone,
    tax_id: change.tax_id === undefined ? before.tax_id : change.tax_id,
  };
};
