/** The bot that this Telegram knows when it is told no other. */
export const sandboxTelegramBot = {
  token: '7000000001:SandboxBot_A1b2C3d4E5f6G7h8I9j0KlMnOp',
  username: 'kassa_sandbox_bot',
} as const;

/** How this Telegram behaves where the real one leaves time or choice. */
export type TelegramSettings = {
  readonly token: string;
  readonly username: string;
  /** Gaps between attempts to deliver an update, by the machine's clock; the last one is repeated. */
  readonly retryGapsMs: readonly number[];
  /** How long the receiver of updates may take; by the machine's clock. */
  readonly webhookTimeoutMs: number;
  /** How long an update is kept for the bot; by the emulators' clock. */
  readonly updateLivesMs: number;
  /** How long a pressed button waits for its answer; by the emulators' clock. */
  readonly callbackLivesMs: number;
  readonly seed: number;
};

const secondMs = 1_000;

/** What Telegram does; how long a pressed button waits is not documented, and less than an hour. */
export const defaultTelegramSettings: TelegramSettings = {
  ...sandboxTelegramBot,
  retryGapsMs: [0.5, 1, 2, 4, 8, 15, 30, 60].map((seconds) => seconds * secondMs),
  webhookTimeoutMs: 10 * secondMs,
  updateLivesMs: 24 * 3_600 * secondMs,
  callbackLivesMs: 900 * secondMs,
  seed: 1,
};
