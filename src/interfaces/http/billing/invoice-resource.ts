import { z } from 'zod';
import { type InvoiceView, lineKindsShown } from '#application/billing/invoice-view';
import { minorUnits } from '#domain/shared/money';

const instant = z.iso.datetime();

export const AttemptResource = z
  .object({
    methodId: z.string().nullable().describe('null: by a link, not a saved method'),
    by: z.string().describe('Who tried: a subject, or `kassa`'),
    paymentId: z.string().nullable(),
    outcome: z.enum(['begun', 'failed', 'paid']),
    failure: z.string().nullable().describe('A failure code'),
    at: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'PaymentAttempt' });

export const InvoiceResource = z
  .object({
    id: z.string(),
    number: z.string().nullable().describe('Given once when it is finalised, without gaps'),
    status: z.enum(['draft', 'open', 'paid', 'void', 'uncollectible']),
    customerId: z.string(),
    subscriptionId: z.string(),
    periodIndex: z.int().nullable().describe('null: it settles a change, not a period'),
    periodStart: instant.nullable(),
    periodEnd: instant.nullable(),
    currency: z.string(),
    lines: z.array(
      z.object({
        kind: z.enum(lineKindsShown).describe('`waived`: a remainder too small to be charged'),
        description: z.string(),
        quantity: z.int(),
        amount: z.int().describe('Negative for what is given back or taken off'),
        isIncluded: z.boolean().describe('A part of the lines above, as an inclusive tax is'),
        periodStart: instant.nullable(),
        periodEnd: instant.nullable(),
      }),
    ),
    subtotal: z.int(),
    discount: z.int(),
    tax: z.int(),
    total: z.int(),
    credit: z.int().describe('Paid from the balance'),
    amountDue: z.int().describe('Paid or to be paid with money'),
    amountPaid: z.int(),
    surplus: z.int().describe('Went to the balance'),
    paymentId: z.string().nullable(),
    attempts: z.array(AttemptResource),
    creditNotes: z.array(
      z.object({
        number: z.string(),
        amount: z.int(),
        tax: z.int(),
        reason: z.string(),
        refundId: z.string().nullable().describe('Null for what went back to the balance it came from'),
        at: instant,
        undoneAt: instant
          .nullable()
          .describe('When the bank sent the money back: it counts no more, and keeps its number'),
      }),
    ),
    payUrl: z.string().nullable().describe('Where it can be paid without a login; null when nothing is owed'),
    issuedAt: instant,
    finalisedAt: instant.nullable(),
    paidAt: instant.nullable(),
    voidedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Invoice' });

export const toInvoiceResource = (invoice: InvoiceView): z.input<typeof InvoiceResource> => ({
  id: invoice.id,
  number: invoice.number,
  status: invoice.status,
  customerId: invoice.customerId,
  subscriptionId: invoice.subscriptionId,
  periodIndex: invoice.periodIndex,
  periodStart: text(invoice.span?.start ?? null),
  periodEnd: text(invoice.span?.end ?? null),
  currency: invoice.total.currency,
  lines: invoice.lines.map(({ kind, description, quantity, amount, isIncluded, span }) => ({
    kind,
    description,
    quantity,
    amount: minorUnits(amount),
    isIncluded,
    periodStart: text(span?.start ?? null),
    periodEnd: text(span?.end ?? null),
  })),
  subtotal: minorUnits(invoice.subtotal),
  discount: minorUnits(invoice.discount),
  tax: minorUnits(invoice.tax),
  total: minorUnits(invoice.total),
  credit: minorUnits(invoice.credit),
  amountDue: minorUnits(invoice.amountDue),
  amountPaid: invoice.paymentId === null ? 0 : minorUnits(invoice.amountDue),
  surplus: minorUnits(invoice.surplus),
  paymentId: invoice.paymentId,
  attempts: invoice.attempts.map(toAttemptResource),
  creditNotes: invoice.creditNotes.map(({ number, amount, tax, reason, refundId, at, undoneAt }) => ({
    number,
    amount: minorUnits(amount),
    tax: minorUnits(tax),
    reason,
    refundId,
    at: at.toISOString(),
    undoneAt: text(undoneAt),
  })),
  payUrl: invoice.payUrl,
  issuedAt: invoice.issuedAt.toISOString(),
  finalisedAt: text(invoice.finalisedAt),
  paidAt: text(invoice.paidAt),
  voidedAt: text(invoice.voidedAt),
  createdAt: invoice.createdAt.toISOString(),
});

export const toAttemptResource = ({
  methodId,
  by,
  paymentId,
  outcome,
  failure,
  at,
  endedAt,
}: InvoiceView['attempts'][number]): z.input<typeof AttemptResource> => ({
  methodId,
  by,
  paymentId,
  outcome,
  failure,
  at: at.toISOString(),
  endedAt: text(endedAt),
});

const text = (at: Date | null): string | null => at?.toISOString() ?? null;
