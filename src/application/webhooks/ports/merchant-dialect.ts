import { type TransactionDesk } from '#application/payments/contract';
import { type RawWebhook } from './webhook-dialect.ts';

/** An answer in the provider's own form. It is always HTTP 200: these providers read nothing else. */
export type MerchantAnswer = Readonly<{
  contentType: string;
  body: string;
  /** What was asked and how it was answered, in a word each, for metrics and the log. */
  asked: string;
  outcome: 'done' | 'refused' | 'denied';
}>;

/**
 * A provider that leads the payment: it asks whether something may be paid, opens a transaction, says that the money was
 * taken or given back, and is answered at once. A codec: it proves who asks and translates; the desk decides.
 */
export interface MerchantDialect {
  readonly provider: string;
  /** Throws Unavailable when our own database can't be reached: the caller turns it into the provider's "try again". */
  answer(raw: RawWebhook, desk: TransactionDesk): Promise<MerchantAnswer>;
}
