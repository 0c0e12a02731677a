import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type InvoiceEvent } from './invoice-events.ts';
import { type InvoiceStatus } from './invoice-status.ts';

/** An invoice that is owed may be paid in as many tries as it takes. */
const owed = <S extends InvoiceStatus>(status: S) =>
  ({
    AttemptBegun: status,
    AttemptLinked: status,
    AttemptFailed: status,
    InvoicePaid: 'paid',
    ExcessReceived: status,
    InvoiceVoided: 'void',
  }) as const;

/** Of a try that was on its way one still hears, whatever happened meanwhile. */
const overtaken = <S extends InvoiceStatus>(status: S) =>
  ({ AttemptLinked: status, AttemptFailed: status, ExcessReceived: status, CreditReturned: status }) as const;

export const invoiceTransitions = {
  draft: { CreditSought: 'draft', InvoiceFinalised: 'open', InvoiceVoided: 'void' },
  open: { ...owed('open'), InvoiceGivenUp: 'uncollectible' },
  paid: { ...overtaken('paid'), CreditNoteIssued: 'paid', CreditNoteUndone: 'paid' },
  void: overtaken('void'),
  uncollectible: { ...owed('uncollectible'), CreditReturned: 'uncollectible' },
} as const satisfies Transitions<InvoiceStatus, InvoiceEvent['type']>;

true satisfies InvoiceEvent['type'] extends Answered<typeof invoiceTransitions>
  ? true
  : 'an event no state answers to';
