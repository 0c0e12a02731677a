/** Where updates go, as the bot asked. */
export type BotWebhook = {
  readonly url: string;
  readonly secretToken: string | null;
  readonly maxConnections: number;
};

/** A command that the bot's menu shows. */
export type BotCommand = { readonly command: string; readonly description: string };

/** What Telegram remembers of the bot. */
export type Bot = {
  readonly id: 'bot';
  readonly nextUpdateId: number;
  readonly nextMessageId: number;
  readonly webhook: BotWebhook | null;
  /** Types of updates that are wanted; null: all but those one must ask for. */
  readonly allowedUpdates: readonly string[] | null;
  readonly lastError: { readonly at: number; readonly message: string } | null;
  /** By scope and language. */
  readonly commands: Readonly<Record<string, readonly BotCommand[]>>;
};

/** A bot that was made a moment ago. */
export const newBot: Bot = {
  id: 'bot',
  nextUpdateId: 810_000_001,
  nextMessageId: 1,
  webhook: null,
  allowedUpdates: null,
  lastError: null,
  commands: {},
};

/** Takes a token and gives the bot's own id, which is its first part. */
const botIdOf = (token: string): number => Number(token.split(':')[0]);

/** Gives the bot as the Bot API shows it, as a user. */
export const shownBot = ({
  token,
  username,
}: {
  readonly token: string;
  readonly username: string;
}): object => ({
  id: botIdOf(token),
  is_bot: true,
  first_name: 'Kassa sandbox',
  username,
});
