import { z } from 'zod';
import { DisputeIdSchema, PaymentIdSchema, RefundIdSchema } from '#application/shared/schemas';

export const PaymentPath = z.strictObject({ paymentId: PaymentIdSchema });
export const RefundPath = z.strictObject({ refundId: RefundIdSchema });
export const DisputePath = z.strictObject({ disputeId: DisputeIdSchema });
