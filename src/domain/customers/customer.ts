import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { type Locale, localeDefault } from '#domain/shared/locale';

export type Address = Readonly<{
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}>;

/** What may be said about a customer, and changed at any time. */
export type Profile = Readonly<{
  email: string | null;
  name: string | null;
  phone: string | null;
  /** What we write to them in. */
  locale: Locale;
  address: Address | null;
  metadata: Readonly<Record<string, string>>;
}>;

/** A customer as one gateway account knows them. */
export type CustomerLink = Readonly<{
  gatewayAccountId: GatewayAccountId;
  /** Their id there; null while the provider has not said. */
  reference: string | null;
  /** What the provider is told of them. It stays as it was promised, so that a repetition asks for the same. */
  told: Readonly<{ email: string | null; name: string | null }>;
}>;

export type Customer = Readonly<{
  id: CustomerId;
  tenantId: TenantId;
  version: number;
  /** The subject of the credential that is theirs; null for customers who never call the API themselves. */
  userId: string | null;
  links: readonly CustomerLink[];
  /** One field, so that there is exactly one default, whoever chooses at the same time. */
  defaultMethodId: PaymentMethodId | null;
  /** When the default was last chosen or taken away: a wish that is older comes too late. */
  defaultChosenAt: Date | null;
  /** The idempotency key they were created with, and a hash of what it asked for. */
  request: Readonly<{ key: string; hash: string }>;
  createdAt: Date;
  updatedAt: Date;
}> &
  Profile;

export const blankProfile: Profile = {
  email: null,
  name: null,
  phone: null,
  locale: localeDefault,
  address: null,
  metadata: {},
};

/** A new customer, known to nobody but us. */
export const newCustomer = (
  given: Pick<Customer, 'id' | 'tenantId' | 'userId' | 'request'> & Partial<Profile>,
  at: Date,
): Customer => ({
  ...blankProfile,
  ...given,
  version: 0,
  links: [],
  defaultMethodId: null,
  defaultChosenAt: null,
  createdAt: at,
  updatedAt: at,
});

export const changeCustomer = (customer: Customer, changes: Partial<Profile>, at: Date): Customer => ({
  ...customer,
  ...changes,
  updatedAt: at,
});
