import { z } from 'zod';
import { type DisputeView } from '#application/payments/dispute-view';
import { minorUnits } from '#domain/shared/money';

export const DisputeResource = z
  .object({
    id: z.string(),
    paymentId: z.string(),
    gateway: z.string(),
    providerDisputeId: z.string(),
    status: z.enum(['needs_response', 'under_review', 'won', 'lost', 'closed']),
    isInquiry: z.boolean().describe('A question by the bank: no money has been taken yet'),
    reason: z.string(),
    amount: z.int().describe('In minor units'),
    currency: z.string(),
    fee: z.int().nullable().describe('What the provider keeps for handling it; null while unknown'),
    evidenceDueAt: z.iso.datetime().nullable(),
    evidence: z.record(z.string(), z.string()).nullable(),
    timeline: z.array(z.object({ status: z.string(), at: z.iso.datetime(), cause: z.string() })),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Dispute' });

export const toDisputeResource = ({
  reference,
  gatewayAccountId: _g,
  ...dispute
}: DisputeView): z.input<typeof DisputeResource> => ({
  ...dispute,
  providerDisputeId: reference,
  amount: minorUnits(dispute.amount),
  currency: dispute.amount.currency,
  fee: dispute.fee && minorUnits(dispute.fee),
  evidenceDueAt: dispute.evidenceDueAt?.toISOString() ?? null,
  timeline: dispute.timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  createdAt: dispute.createdAt.toISOString(),
  updatedAt: dispute.updatedAt.toISOString(),
  closedAt: dispute.closedAt?.toISOString() ?? null,
});
