import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { type Money, zero } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type Span } from './calendar.ts';
import { type CreditNote } from './credit-note.ts';
import { type InvoiceEvent } from './invoice-events.ts';
import { type InvoiceLine } from './invoice-lines.ts';
import { type InvoiceStatus } from './invoice-status.ts';
import { type InvoiceTotals, totalsOf } from './invoice-totals.ts';
import { type KnownRequest } from './known-request.ts';
import { type PayAttempt } from './pay-attempt.ts';
import { type TaxedAs, taxedLines } from './taxed-lines.ts';
import { type TaxRule } from './tax.ts';

export type Invoice = InvoiceTotals &
  Readonly<{
    id: InvoiceId;
    tenantId: TenantId;
    version: number;
    status: InvoiceStatus;
    /** Names what it is for, so that nothing is invoiced twice: unique among the tenant's invoices. */
    key: string;
    /** Null until it is finalised; then for good. */
    number: string | null;
    customerId: CustomerId;
    ownerId: string | null;
    subscriptionId: SubscriptionId;
    /** Which period of the subscription it pays for; null for one that only settles a change. */
    periodIndex: number | null;
    span: Span | null;
    lines: readonly InvoiceLine[];
    /** What its tax was reckoned by; for time that it gave back, what that of the invoice was which had paid for it. */
    taxedAs: TaxedAs;
    /**
     * Said before anything is set aside for it: from then on its subscription's balance alone says what it pays of it, and
     * nobody finalises it who had seen an empty one.
     */
    seeksCredit: boolean;
    /** What the balance had paid before it was given up, and got back then. */
    returned: Money;
    /** The balance has what goes back to it. It forgets old movements; this does not. */
    isCreditReturned: boolean;
    attempts: readonly PayAttempt[];
    /** What paid it, if money did. */
    paymentId: PaymentId | null;
    excess: readonly Readonly<{ paymentId: PaymentId; amount: Money; at: Date }>[];
    creditNotes: readonly CreditNote[];
    /** The requests that were made to it, so that each is carried out once. */
    requests: readonly KnownRequest[];
    issuedAt: Date;
    finalisedAt: Date | null;
    paidAt: Date | null;
    voidedAt: Date | null;
    nextAttemptAt: Date | null;
    createdAt: Date;
    updatedAt: Date;
  }>;

export type InvoiceDecision = Decision<Invoice, InvoiceEvent>;
export type InvoiceDecided<Refusal = never> = Result<InvoiceDecision, IllegalTransition | Refusal>;

/** What an invoice is drawn up from. `issuedAt`: the instant it is for, such as its period's start; not when it is made. */
export type NewInvoice = Pick<
  Invoice,
  | 'id'
  | 'tenantId'
  | 'key'
  | 'customerId'
  | 'ownerId'
  | 'subscriptionId'
  | 'periodIndex'
  | 'span'
  | 'issuedAt'
> &
  Readonly<{
    currency: Money['currency'];
    lines: readonly InvoiceLine[];
    taxedAs: TaxedAs;
    /** What the time that it gives back was taxed as when it was paid for. */
    paidAs: TaxedAs;
  }>;

/** A draft with its lines and the tax on them. Its credit is found when it is finalised. */
export const draftInvoice = (
  { currency, lines, paidAs, ...given }: NewInvoice,
  taxOf: TaxRule,
  at: Date,
): Invoice => {
  const taxed = taxedLines(lines, currency, taxOf, { now: given.taxedAs, then: paidAs });
  return {
    ...given,
    ...totalsOf(taxed, zero(currency)),
    version: 0,
    status: 'draft',
    number: null,
    lines: taxed,
    seeksCredit: false,
    returned: zero(currency),
    isCreditReturned: false,
    attempts: [],
    paymentId: null,
    excess: [],
    creditNotes: [],
    requests: [],
    finalisedAt: null,
    paidAt: null,
    voidedAt: null,
    nextAttemptAt: null,
    createdAt: at,
    updatedAt: at,
  };
};
