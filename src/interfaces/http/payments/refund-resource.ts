import { z } from 'zod';
import { type RefundView } from '#application/payments/refund-view';
import { minorUnits } from '#domain/shared/money';
import { failureResource } from './failure-resource.ts';

export const RefundResource = z
  .object({
    id: z.string(),
    number: z.string(),
    paymentId: z.string(),
    amount: z.int().describe('In minor units'),
    currency: z.string(),
    reason: z.string(),
    status: z.enum(['pending', 'processing', 'completed', 'failed']),
    awaitsPerson: z
      .boolean()
      .describe(
        'No API can make this refund: give the money back, then record it at /admin/refunds/:id/record',
      ),
    recorded: z
      .object({ by: z.string(), at: z.iso.datetime(), note: z.string(), evidence: z.string().nullable() })
      .nullable()
      .describe('Who wrote down how it ended, when no provider did'),
    providerRefundId: z.string().nullable(),
    failure: failureResource.nullable(),
    createdAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Refund' });

export const toRefundResource = (refund: RefundView): z.input<typeof RefundResource> => ({
  id: refund.id,
  number: refund.number,
  paymentId: refund.paymentId,
  amount: minorUnits(refund.amount),
  currency: refund.amount.currency,
  reason: refund.reason,
  status: refund.status,
  awaitsPerson: refund.awaitsPerson,
  recorded: refund.recorded && { ...refund.recorded, at: refund.recorded.at.toISOString() },
  providerRefundId: refund.reference,
  failure: refund.failure,
  createdAt: refund.createdAt.toISOString(),
  completedAt: refund.completedAt?.toISOString() ?? null,
});
