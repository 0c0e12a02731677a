import { type MethodFacts } from '#domain/customers/method-facts';
import { openMethod } from '#domain/customers/method-requests';
import { type MethodStatus } from '#domain/customers/method-status';
import { type SavedMethod } from '#domain/customers/saved-method';
import { type VaultCall } from '#domain/customers/vault-call';
import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { afterNoon, noon } from './a-payment.ts';

export const visa: MethodFacts = {
  type: 'card',
  brand: 'visa',
  last4: '4242',
  expMonth: 12,
  expYear: 2034,
  bank: null,
  phone: null,
};
export const saved = { facts: visa, token: 'sealed', fingerprint: 'print', customerReference: 'cus_stripe' };

export const aMethodRequest = { key: 'key-save', hash: 'hash-save', at: noon, leaseEndsAt: afterNoon(8_000) };
export const aNewMethod = {
  id: 'pm_000001' as PaymentMethodId,
  tenantId: 'acme' as TenantId,
  customerId: 'cus_000001' as CustomerId,
  ownerId: 'user_1',
  gateway: 'stripe',
  gatewayAccountId: 'gwa_stripe' as GatewayAccountId,
  type: 'card' as const,
  makeDefault: false,
  source: 'sealed-source',
  returnUrl: null,
  expiresAt: afterNoon(86_400_000),
};

const aCall = (operation: VaultCall['operation']): VaultCall => ({
  operation,
  key: `pm_000001:${operation}`,
  code: null,
  asks: 0,
  nextAskAt: afterNoon(8_000),
});

const asSaved = { ...visa, token: 'sealed', fingerprint: 'print', setup: null, savedAt: noon };

/** What is true of a method that has come this far. */
const facts: Readonly<Record<MethodStatus, Partial<SavedMethod>>> = {
  pending: { inFlight: aCall('begin') },
  active: { ...asSaved, inFlight: null },
  removing: { ...asSaved, inFlight: aCall('remove') },
  removed: { ...asSaved, token: null, fingerprint: null, inFlight: null },
  failed: { setup: null, inFlight: null },
};

/** A method as it would stand in its status, and otherwise as the test says. */
export const aMethod = ({ status = 'active', ...is }: Partial<SavedMethod> = {}): SavedMethod => ({
  ...openMethod(aNewMethod, aMethodRequest).state,
  version: 1,
  ...facts[status],
  ...is,
  status,
});
