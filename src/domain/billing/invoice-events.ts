import { type PaymentId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type CreditNote } from './credit-note.ts';
import { type InvoiceTotals, type Payable } from './invoice-totals.ts';
import { type PayAttempt } from './pay-attempt.ts';

type Told = { at: Date };

/** Facts about one invoice, in the past tense. */
export type InvoiceEvent = Readonly<
  /** The balance is to pay of it what it can. */
  | ({ type: 'CreditSought' } & Told)
  | ({ type: 'InvoiceFinalised'; number: string } & Payable & Told)
  | ({ type: 'AttemptBegun'; attempt: PayAttempt } & Told)
  | ({ type: 'AttemptLinked'; key: string; paymentId: PaymentId } & Told)
  | ({ type: 'AttemptFailed'; key: string; failure: string; nextAt: Date | null } & Told)
  /** `paymentId` null: nothing was left to pay with money, or a person says that it was paid elsewhere. */
  | ({ type: 'InvoicePaid'; paymentId: PaymentId | null } & Told)
  /** Money that pays for nothing: paid twice, after it was voided, or in another amount than is due. It is to be given back. */
  | ({ type: 'ExcessReceived'; paymentId: PaymentId; amount: Money } & Told)
  | ({ type: 'InvoiceVoided'; reason: string } & Told)
  /** `totals`: without what the balance paid, which goes back: if it is paid after all, all of it is. */
  | ({ type: 'InvoiceGivenUp'; totals: InvoiceTotals; returned: Money } & Told)
  /** What the balance had paid of it is on the balance again. */
  | ({ type: 'CreditReturned' } & Told)
  | ({ type: 'CreditNoteIssued'; note: CreditNote } & Told)
  /** The money that it was for came back. */
  | ({ type: 'CreditNoteUndone'; note: CreditNote } & Told)
>;
