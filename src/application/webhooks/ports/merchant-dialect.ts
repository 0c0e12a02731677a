import { type TransactionDesk } from '#application/payments/contract';
import { type RawWebhook } from './webhook-dialect.ts';

/** What such a provider sends. `method` in capitals; POST unless it says otherwise. */
export type RawMerchantCall = RawWebhook & Readonly<{ method?: string | undefined }>;

/** An answer in the provider's own form. It is always HTTP 200: these providers read nothing else. */
export type MerchantAnswer = Readonly<{
  contentType: string;
  body: string;
  /** What was asked and how it was answered, in a word each from a small set, for metrics and the log. */
  asked: string;
  outcome: 'done' | 'refused' | 'denied' | 'unavailable';
  /** Ids for the log line: never a secret, never a name. */
  about?: Readonly<Record<string, string>> | undefined;
  /** Something a person must look at: the log line is an error under this name, in kebab-case. */
  alarm?: string | undefined;
}>;

/**
 * A provider that leads the payment: it asks whether something may be paid, opens a transaction, says that the money was
 * taken or given back, and is answered at once. A codec: it proves who asks and translates; the desk decides.
 */
export interface MerchantDialect {
  readonly provider: string;
  /** May throw, Unavailable for one, when our own database can't be reached: then the caller answers with `unavailable`. */
  answer(raw: RawMerchantCall, desk: TransactionDesk): Promise<MerchantAnswer>;
  /** The provider's "something is broken here, ask again later", for whatever it asked. Never throws. */
  unavailable(raw: RawMerchantCall): MerchantAnswer;
}
