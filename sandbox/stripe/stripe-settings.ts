import { type FeePolicy, standardFees } from './money/fees.ts';

/** How this Stripe behaves where the real one leaves time or choice. Delays count on the emulators' clock. */
export type StripeSettings = {
  /** Secret keys that are let in; undefined: every `sk_test_…` and `rk_test_…`. */
  readonly allowedKeys: readonly string[] | undefined;
  readonly fees: FeePolicy;
  /** `automatic_async`: how long after success the balance transaction appears. */
  readonly balanceTransactionDelayMs: number;
  /** How long a bank debit stays in processing. */
  readonly bankDebitDelayMs: number;
  /** How long after success a magic card's dispute or fraud warning appears. */
  readonly disputeDelayMs: number;
  /** When a pending refund completes, a failing one fails, and a card refund gets its bank reference. */
  readonly refundDelayMs: number;
  /** How long a card authorization holds. */
  readonly authorizationLivesMs: number;
  /** How long a new object stays invisible to search, which is eventually consistent. */
  readonly searchDelayMs: number;
  /** Confirming with redirects possible needs a return_url. */
  readonly returnUrlRequired: boolean;
  /** Bank debits need mandate_data. */
  readonly mandateRequired: boolean;
  /** Cancelling a hold also sends charge.refunded, as its charge reads refunded. */
  readonly cancelSendsChargeRefunded: boolean;
  /** Gaps between attempts to deliver a webhook. One attempt more than gaps is made. */
  readonly webhookRetryGapsMs: readonly number[];
  readonly webhookTimeoutMs: number;
  readonly webhookConcurrencyMax: number;
  readonly eventsMax: number;
};

/** What Stripe does, with its hours and days shortened to what a test or demo can wait for. */
export const defaultStripeSettings: StripeSettings = {
  allowedKeys: undefined,
  fees: standardFees,
  balanceTransactionDelayMs: 500,
  bankDebitDelayMs: 1500,
  disputeDelayMs: 200,
  refundDelayMs: 1500,
  authorizationLivesMs: 7 * 86_400_000,
  searchDelayMs: 0,
  returnUrlRequired: true,
  mandateRequired: true,
  cancelSendsChargeRefunded: true,
  webhookRetryGapsMs: [1000, 5000, 30_000, 120_000, 600_000, 3_600_000],
  webhookTimeoutMs: 10_000,
  webhookConcurrencyMax: 32,
  eventsMax: 200_000,
};
