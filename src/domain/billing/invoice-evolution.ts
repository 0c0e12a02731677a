import { ok, type Result } from '#domain/shared/result';
import { decider, type IllegalTransition } from '#domain/shared/state-machine';
import { type InvoiceEvent } from './invoice-events.ts';
import { invoiceTransitions } from './invoice-transitions.ts';
import { type Invoice, type InvoiceDecision } from './invoice.ts';
import { withOutcome } from './pay-attempt.ts';

const evolve = (before: Invoice, event: InvoiceEvent): Omit<Invoice, 'status'> => {
  const { at } = event;
  const invoice = { ...before, updatedAt: at };
  switch (event.type) {
    case 'CreditSought':
      return { ...invoice, seeksCredit: true };
    case 'InvoiceFinalised':
      return {
        ...invoice,
        ...event.totals,
        lines: event.lines,
        number: event.number,
        finalisedAt: at,
      };
    case 'AttemptBegun':
      return { ...invoice, attempts: [...invoice.attempts, event.attempt], nextAttemptAt: null };
    case 'AttemptLinked':
      return {
        ...invoice,
        attempts: withOutcome(invoice.attempts, ({ key }) => key === event.key, {
          paymentId: event.paymentId,
        }),
      };
    case 'AttemptFailed': {
      const ended = { outcome: 'failed', failure: event.failure, endedAt: at } as const;
      return {
        ...invoice,
        attempts: withOutcome(invoice.attempts, ({ key }) => key === event.key, ended),
        nextAttemptAt: event.nextAt,
      };
    }
    case 'InvoicePaid':
      return {
        ...paidBy(invoice, event.paymentId, at),
        paymentId: event.paymentId,
        paidAt: at,
        nextAttemptAt: null,
      };
    case 'ExcessReceived': {
      const { paymentId, amount } = event;
      return {
        ...paidBy(invoice, paymentId, at),
        excess: [...invoice.excess, { paymentId, amount, at }],
      };
    }
    case 'InvoiceVoided':
      return { ...invoice, voidedAt: at, nextAttemptAt: null };
    case 'InvoiceGivenUp':
      return { ...invoice, ...event.totals, returned: event.returned, nextAttemptAt: null };
    case 'CreditReturned':
      return { ...invoice, isCreditReturned: true };
    case 'CreditNoteIssued':
      return { ...invoice, creditNotes: [...invoice.creditNotes, event.note] };
    case 'CreditNoteUndone': {
      const undone = { ...event.note, undoneAt: at };
      const { number } = undone;
      return {
        ...invoice,
        creditNotes: invoice.creditNotes.map((note) => (note.number === number ? undone : note)),
      };
    }
  }
};

const paidBy = (invoice: Invoice, paymentId: Invoice['paymentId'], at: Date): Invoice => ({
  ...invoice,
  attempts: withOutcome(
    invoice.attempts,
    (attempt) => paymentId !== null && attempt.paymentId === paymentId,
    { outcome: 'paid', failure: null, endedAt: at },
  ),
});

const decideStatus = decider({ transitions: invoiceTransitions, evolve });

/** Applies events one after the other: the table says where each leads. */
export const decideInvoice = (
  invoice: Invoice,
  ...events: readonly InvoiceEvent[]
): Result<InvoiceDecision, IllegalTransition> => {
  let state = invoice;
  for (const event of events) {
    const decision = decideStatus(state, event);
    if (!decision.ok) return decision;
    state = decision.value.state;
  }
  return ok({ state, events });
};
