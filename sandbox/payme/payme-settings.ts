import { type ShopMethod } from './merchant/shop-method.ts';

/** The credentials of the cash register that this Payme knows when it is told no other. */
export const sandboxPaymeCredentials = {
  merchantId: '65f0c0ffee00000000000001',
  key: 'SandboxLiveKey_A1b2C3d4E5f6G7h8I9j0',
  testKey: 'SandboxTestKey_zZ9yY8xX7wW6vV5uU4tT',
  accountField: 'order_id',
} as const;

/** How this Payme behaves where the real one leaves time or choice. Times are milliseconds of the emulators' clock. */
export type PaymeSettings = {
  readonly merchantId: string;
  readonly key: string;
  readonly testKey: string;
  /** Which of the two keys counts, in both directions. */
  readonly mode: 'test' | 'live';
  /** The `account` sub-field whose value is Kassa's payment id. */
  readonly accountField: string;
  /** Where Kassa listens; without it the Merchant API is not called. */
  readonly shopUrl: string | undefined;
  /** How long the shop may take to answer; by the machine's clock. */
  readonly shopTimeoutMs: number;
  /** Gaps between attempts whose answer was lost. One attempt more than gaps is made. */
  readonly retryGapsMs: Readonly<Record<ShopMethod, readonly number[]>>;
  /** How long a control call about a payer waits for the end; by the machine's clock. */
  readonly payerWaitMs: number;
  /** How long a transaction may stay unperformed (payme.md §1.4). */
  readonly transactionLivesMs: number;
  /** How long a paid receipt is queued for cancellation. */
  readonly cancelDelayMs: number;
  /** How long the slow test card is being debited before it fails. */
  readonly slowCardMs: number;
  /** When a hold lapses. */
  readonly holdLivesMs: number;
  /** How long an SMS code counts, and how often a wrong one may be tried. */
  readonly codeLivesMs: number;
  readonly codeTriesMax: number;
  /** `cards.verify` replaces the token (payme.md §3.2). */
  readonly verifyGivesNewToken: boolean;
};

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Ten minutes in which a shop that crashed may come back. */
const soon = [0.5, 1, 2, 4, 8, 15, 30, 60, 120, 180, 180].map((seconds) => seconds * secondMs);
/** The rest of the twelve hours that a transaction lives. */
const withinTheDay = [10, 30, 60, 120, 240, 240].map((minutes) => minutes * minuteMs);
const withinTheWeek = Array.from({ length: 7 }, () => dayMs);

/** What Payme does, with its cancellation queue shortened to what a test or demo can wait for. */
export const defaultPaymeSettings: PaymeSettings = {
  ...sandboxPaymeCredentials,
  mode: 'test',
  shopUrl: undefined,
  shopTimeoutMs: 5 * secondMs,
  retryGapsMs: {
    CheckPerformTransaction: soon,
    CreateTransaction: soon,
    PerformTransaction: [...soon, ...withinTheDay],
    CancelTransaction: [...soon, ...withinTheDay, ...withinTheWeek],
  },
  payerWaitMs: 15 * secondMs,
  transactionLivesMs: 12 * hourMs,
  cancelDelayMs: 3 * secondMs,
  slowCardMs: 10 * secondMs,
  holdLivesMs: 30 * dayMs,
  codeLivesMs: minuteMs,
  codeTriesMax: 3,
  verifyGivesNewToken: true,
};
