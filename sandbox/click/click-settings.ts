/** The credentials that this Click knows when it is told no others. */
export const sandboxClickCredentials = {
  merchantId: '6789',
  serviceId: '12345',
  merchantUserId: '45678',
  secretKey: 'sandbox-click-secret',
} as const;

/** How this Click behaves where the real one leaves time or choice. All times count on the emulators' clock unless they say otherwise. */
export type ClickSettings = {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly merchantUserId: string;
  /** Signs what is sent to the shop and what the shop sends. */
  readonly secretKey: string;
  /** Where the shop listens, such as `http://127.0.0.1:3000`; without it nobody can pay by link or invoice. */
  readonly shopUrl: string | undefined;
  /** The first of the ids that Click gives: above 2^53, so that a caller that rounds is found out. */
  readonly firstId: bigint;
  /** How long an answer of the shop may take (real time). */
  readonly shopTimeoutMs: number;
  /** Gaps between tries of a request whose answer was lost. One try more than gaps is made. */
  readonly shopRetryGapsMs: readonly number[];
  /** How often the shop may refuse the confirmation of a debit before the payment waits for a person. */
  readonly refusedConfirmationsMax: number;
  /** How long the control call of a payer waits for the end (real time). */
  readonly payerWaitMs: number;
  /** How long the slow card takes. */
  readonly slowCardMs: number;
  /** How far the timestamp of a call may be off. */
  readonly authSkewMs: number;
  /** Whether `status_by_mti` answers as the sample of the documents shows, or as their table lists (click.md §2.2). */
  readonly statusByMti: 'sample' | 'table';
};

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** What Click does as far as its documents tell; the rest is chosen (click.md §4). */
export const defaultClickSettings: ClickSettings = {
  ...sandboxClickCredentials,
  shopUrl: undefined,
  firstId: 9_007_199_254_740_993n,
  shopTimeoutMs: 5 * secondMs,
  shopRetryGapsMs: [500, ...[1, 2, 4, 8, 15, ...Array<number>(19).fill(30)].map((gap) => gap * secondMs)],
  refusedConfirmationsMax: 5,
  payerWaitMs: 15 * secondMs,
  slowCardMs: 10 * secondMs,
  authSkewMs: 15 * minuteMs,
  statusByMti: 'sample',
};
