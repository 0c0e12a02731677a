import { z } from 'zod';
import { type ReviewView } from '#application/recovery/review-view';
import { minorUnits } from '#domain/shared/money';

const instant = z.iso.datetime();
const action = z.enum(['ask-again', 'correct-payment', 'record-refund', 'replay-webhook', 'close']);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const reviewStatus = z.enum(['open', 'assigned', 'waiting-second', 'resolved', 'cleared']);
export const reviewPriority = z.enum(['low', 'medium', 'high', 'critical']);

export const ReviewResource = z
  .object({
    id: z.string(),
    status: reviewStatus.describe('cleared: it solved itself, by a late answer of the provider for one'),
    priority: reviewPriority,
    subject: z
      .object({
        kind: z.enum(['payment', 'refund', 'dispute-evidence', 'webhook', 'movement']),
        id: z.string(),
      })
      .describe('movement: money that a provider moved and no book of ours knows'),
    cause: z.enum([
      'outcome-unresolved',
      'stuck',
      'refund-waiting',
      'webhook-dead',
      'dispute-opened',
      'discrepancy',
      'second-person',
    ]),
    amount: z.int().nullable().describe('In minor units'),
    currency: z.string().nullable(),
    evidence: facts.describe('What we asked, what was last answered, and what our books say'),
    suggestion: z.object({
      action,
      why: z.string(),
      call: z.object({ method: z.string(), path: z.string(), body: z.record(z.string(), z.string()) }),
    }),
    actions: z.array(action).describe('Those that resolve takes for this case'),
    proposal: z
      .object({ action, input: facts, note: z.string(), by: z.string(), at: instant })
      .nullable()
      .describe('What one person said, and another must say too'),
    assignee: z.string().nullable(),
    notes: z.array(z.object({ by: z.string(), at: instant, text: z.string() })),
    history: z.array(
      z.object({ what: z.string(), by: z.string(), at: instant, detail: z.string().nullable() }),
    ),
    since: instant.describe('Since when there has been doubt'),
    dueAt: instant.nullable().describe('When it will be too late'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Review' });

export const toReviewResource = ({
  amount,
  proposal,
  ...review
}: ReviewView): z.input<typeof ReviewResource> => ({
  id: review.id,
  status: review.status,
  priority: review.priority,
  subject: review.subject,
  cause: review.cause,
  amount: amount && minorUnits(amount),
  currency: amount?.currency ?? null,
  evidence: { ...review.evidence },
  suggestion: review.suggestion,
  actions: [...review.actions],
  proposal: proposal && {
    action: proposal.action,
    input: Object.fromEntries(
      Object.entries(proposal.input).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    note: proposal.note,
    by: proposal.by,
    at: proposal.at.toISOString(),
  },
  assignee: review.assignee,
  notes: review.notes.map(({ by, at, text }) => ({ by, at: at.toISOString(), text })),
  history: review.history.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  since: review.since.toISOString(),
  dueAt: review.dueAt?.toISOString() ?? null,
  createdAt: review.createdAt.toISOString(),
  updatedAt: review.updatedAt.toISOString(),
});
