import { type FeePolicy, standardFees } from './money/fees.ts';

/** The credentials that this PayPal knows when it is told no others. */
export const sandboxPaypalCredentials = {
  clientId: 'sandbox-paypal-client',
  clientSecret: 'sandbox-paypal-secret',
  webhookId: 'WH-SANDBOX-1',
} as const;

/** The three families of calls, which remember a `PayPal-Request-Id` for different times. */
export type Family = 'orders' | 'payments' | 'vault';

/** How this PayPal behaves where the real one leaves time or choice. Times count on the emulators' clock, except where it says so. */
export type PaypalSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The id of the webhook as the receiver has it configured; it is part of what is signed. */
  readonly webhookId: string;
  /** Where Kassa listens; without it nothing is sent. */
  readonly shopUrl: string | undefined;
  readonly fees: FeePolicy;
  /** On the machine's clock. */
  readonly accessTokenLivesMs: number;
  /** How long an order waits for its payer, and then for the payer's approval and the capture (paypal.md §4). */
  readonly orderLivesMs: number;
  readonly approvalLivesMs: number;
  /** Only after this time may a hold be authorized anew. */
  readonly honorPeriodMs: number;
  /** How long a hold can be captured, and when it is given up for good (paypal.md §5). */
  readonly authorizationLivesMs: number;
  readonly authorizationEndsMs: number;
  readonly capturesMax: number;
  readonly refundsMax: number;
  readonly refundWindowMs: number;
  readonly setupTokenLivesMs: number;
  readonly requestIdLivesMs: Readonly<Record<Family, number>>;
  /** A request id that comes again with another body: give the first result, or refuse with 422. */
  readonly requestIdReuse: 'first-result' | 'refuse';
  /** How long a payment is under review, and a slow refund on its way. */
  readonly reviewDelayMs: number;
  readonly refundDelayMs: number;
  /** How long a transaction takes to appear in the reports. */
  readonly reportingDelayMs: number;
  /** Gaps between attempts to deliver a webhook. One attempt more than gaps is made. */
  readonly webhookRetryGapsMs: readonly number[];
  readonly webhookTimeoutMs: number;
  readonly webhookConcurrencyMax: number;
  readonly eventsMax: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What PayPal does, with reviews and retries shortened to what a test or demo can wait for. */
export const defaultPaypalSettings: PaypalSettings = {
  ...sandboxPaypalCredentials,
  shopUrl: undefined,
  fees: standardFees,
  accessTokenLivesMs: 9 * hourMs,
  orderLivesMs: 3 * hourMs,
  approvalLivesMs: 3 * hourMs,
  honorPeriodMs: 3 * dayMs,
  authorizationLivesMs: 29 * dayMs,
  authorizationEndsMs: 30 * dayMs,
  capturesMax: 10,
  refundsMax: 100,
  refundWindowMs: 180 * dayMs,
  setupTokenLivesMs: 3 * dayMs,
  requestIdLivesMs: { orders: 6 * hourMs, payments: 45 * dayMs, vault: 3 * hourMs },
  requestIdReuse: 'first-result',
  reviewDelayMs: 1500,
  refundDelayMs: 1500,
  reportingDelayMs: 0,
  webhookRetryGapsMs: [1000, 5000, 30_000, 120_000, 600_000, hourMs],
  webhookTimeoutMs: 10_000,
  webhookConcurrencyMax: 32,
  eventsMax: 200_000,
};
