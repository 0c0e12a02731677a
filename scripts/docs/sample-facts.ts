import { type DisputeNews } from '#domain/payments/dispute';
import { type NewPayment } from '#domain/payments/open-payment';
import { type Currency } from '#domain/shared/currency';
import {
  type DisputeId,
  type GatewayAccountId,
  type PaymentId,
  type RefundId,
  type TenantId,
} from '#domain/shared/ids';
import { money } from '#domain/shared/money';

/** Facts for examples. They never change, so that what is printed from them changes only with the code. */
export const noon = new Date('2030-01-01T12:00:00.000Z');
export const later = new Date('2030-01-01T12:00:05.000Z');
export const usd = (minor: bigint) => money(minor, 'USD' as Currency);
export const aTenth = usd(1_000n);

export const ids = {
  payment: 'pay_01JD3M2X7QK8V5N4B6C9ZTRWYE' as PaymentId,
  refund: 'ref_01JD3M9C2H7Q4W8R1T5Y6U0P3A' as RefundId,
  dispute: 'dsp_01JD3MB8Z5X1C4V7B2N9M6K3JH' as DisputeId,
  tenant: 'demo' as TenantId,
  account: 'gwa_configured_stripe' as GatewayAccountId,
};

export const aHundredDollars: NewPayment = {
  id: ids.payment,
  tenantId: ids.tenant,
  number: 'P-7Q2K-9XMB-41CD',
  amount: usd(10_000n),
  captureMethod: 'automatic',
  gateway: 'stripe',
  gatewayAccountId: ids.account,
  route: { rule: null, reason: 'the caller named the gateway', passedOver: [], next: [] },
  orderId: 'order-4711',
  customerId: 'cus_4711',
  invoiceId: 'inv_01JD3N0P5R7T9V1X3Z5B7D9F1H',
  customerReference: null,
  offSession: false,
  ownerId: 'cus_4711',
  description: null,
  country: null,
  returnUrl: null,
  metadata: {},
  rates: { platform: { basisPoints: 300n, fixed: 0n }, gateway: { basisPoints: 290n, fixed: 30n } },
  method: { id: null, type: 'card', brand: null, last4: null, expMonth: null, expYear: null },
  key: 'order-4711-try-1',
  hash: '',
  limits: { minimum: 1n, maximum: 99_999_999n },
  expiresAt: later,
  leaseEndsAt: later,
};

export const aRefundAsked = {
  id: ids.refund,
  tenantId: ids.tenant,
  number: 'R-4TQ8-2MZC-77KD',
  paymentId: ids.payment,
  ownerId: null,
  amount: aTenth,
  reason: 'requested-by-customer',
  gateway: 'stripe',
  gatewayAccountId: ids.account,
  paymentReference: 'pi_3Q0k',
};

const disputeNews: DisputeNews = {
  reference: 'du_1Q0k',
  paymentReference: 'pi_3Q0k',
  status: 'needs_response',
  amount: usd(10_000n),
  fee: usd(1_500n),
  reason: 'fraudulent',
  isInquiry: false,
  evidenceDueAt: later,
};
export const aDisputeReported = {
  news: disputeNews,
  known: {
    id: ids.dispute,
    tenantId: ids.tenant,
    paymentId: ids.payment,
    ownerId: null,
    gateway: 'stripe',
    gatewayAccountId: ids.account,
  },
};
