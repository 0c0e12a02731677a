import { type Failure } from '#domain/payments/failure';
import { type NewPayment, openCharge } from '#domain/payments/open-payment';
import { type Payment, type RefundShare } from '#domain/payments/payment';
import { type PaymentStatus } from '#domain/payments/payment-status';
import { type ProviderCall, type ProviderOperation } from '#domain/payments/provider-call';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';

export const noon = new Date('2030-01-01T12:00:00Z');
export const afterNoon = (ms: number): Date => new Date(noon.getTime() + ms);
export const usd = (minor: bigint | number) => money(BigInt(minor), 'USD' as Currency);
export const insufficientFunds: Failure = {
  code: 'insufficient-funds',
  providerCode: 'insufficient_funds',
  message: 'The card has insufficient funds.',
};

/** $100.00 by card, at Starter's 3 % and Stripe's 2.9 % and 30 cents. */
export const aNewPayment = (is: Partial<NewPayment> = {}): NewPayment => ({
  id: 'pay_000001' as PaymentId,
  tenantId: 'acme' as TenantId,
  number: 'P-7Q2K-9XMB-41CD',
  amount: usd(100_00),
  captureMethod: 'automatic',
  gateway: 'stripe',
  gatewayAccountId: 'gwa_stripe' as GatewayAccountId,
  route: { rule: null, reason: 'the caller named the gateway', passedOver: [], next: [] },
  orderId: 'order-4711',
  customerId: null,
  customerReference: null,
  offSession: false,
  ownerId: null,
  description: null,
  country: null,
  returnUrl: null,
  metadata: {},
  rates: { platform: { basisPoints: 300n, fixed: 0n }, gateway: { basisPoints: 290n, fixed: 30n } },
  method: { id: null, type: 'card', brand: null, last4: null, expMonth: null, expYear: null },
  key: 'key-open',
  hash: 'hash-open',
  limits: { minimum: 1n, maximum: 99_999_999n },
  expiresAt: afterNoon(86_400_000),
  leaseEndsAt: afterNoon(8_000),
  ...is,
});

export const aCall = (operation: ProviderOperation, is: Partial<ProviderCall> = {}): ProviderCall => ({
  operation,
  key: `pay_000001:${operation}:1`,
  amount: usd(100_00),
  source: null,
  promisedAt: noon,
  asks: 0,
  nextAskAt: afterNoon(8_000),
  ...is,
});

export const aShare = (minor: number, is: Partial<RefundShare> = {}): RefundShare => ({
  id: 'ref_000001' as RefundId,
  number: 'R-7Q2K-9XMB-41CD',
  amount: usd(minor),
  reason: 'requested-by-customer',
  key: 'key-refund',
  at: noon,
  state: 'returned',
  ...is,
});

/** What is true of a payment that has come this far. */
const facts: Readonly<Record<PaymentStatus, Partial<Payment>>> = {
  preparing: { reference: null, inFlight: aCall('prepare') },
  pending: {},
  processing: { inFlight: aCall('charge') },
  requires_action: { nextAction: { type: 'redirect', url: 'https://bank.example/challenge' } },
  authorized: { captureMethod: 'manual', authorized: usd(100_00) },
  capturing: { captureMethod: 'manual', authorized: usd(100_00), inFlight: aCall('capture') },
  voiding: { captureMethod: 'manual', authorized: usd(100_00), inFlight: aCall('void') },
  completed: { authorized: usd(100_00), captured: usd(100_00), completedAt: noon, expiresAt: null },
  partially_refunded: {
    captured: usd(100_00),
    refunded: usd(40_00),
    refunds: [aShare(40_00)],
    completedAt: noon,
    expiresAt: null,
  },
  refunded: {
    captured: usd(100_00),
    refunded: usd(100_00),
    refunds: [aShare(100_00)],
    completedAt: noon,
    expiresAt: null,
  },
  failed: { failure: insufficientFunds, expiresAt: null },
  cancelled: { expiresAt: null },
};

/** A payment as it would stand in its status, and otherwise as the test says; completed unless told otherwise. */
export const aPayment = ({ status = 'completed', ...is }: Partial<Payment> = {}): Payment => {
  const opened = openCharge({ ...aNewPayment(), source: 'sealed-token' }, noon);
  if (!opened.ok) throw new Error('a new payment must open');
  return {
    ...opened.value.state,
    version: 1,
    reference: 'pi_1',
    inFlight: null,
    ...facts[status],
    ...is,
    status,
  };
};
