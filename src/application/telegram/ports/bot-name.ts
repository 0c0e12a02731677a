/** The bot as Telegram knows it. */
export interface BotName {
  /** The username, without `@`; undefined while Telegram does not answer, or does not know the bot. */
  username(): Promise<string | undefined>;
}
