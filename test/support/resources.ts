import { type z } from 'zod';
import { type DisputeResource } from '#interfaces/http/payments/dispute-resource';
import { type PaymentResource } from '#interfaces/http/payments/payment-resource';
import { type RefundResource } from '#interfaces/http/payments/refund-resource';

/** What users get to see, as the API documents it. */
export type PaymentBody = z.output<typeof PaymentResource>;
export type RefundBody = z.output<typeof RefundResource>;
export type DisputeBody = z.output<typeof DisputeResource>;
