import { type PaymentId, type RefundId } from '#domain/shared/ids';

/** What we wrote into PayPal's `custom_id`; undefined for what others put there. */
export const ourPayment = (custom: string | undefined): PaymentId | undefined =>
  custom?.startsWith('pay_') ? (custom as PaymentId) : undefined;

export const ourRefund = (custom: string | undefined): RefundId | undefined =>
  custom?.startsWith('ref_') ? (custom as RefundId) : undefined;
