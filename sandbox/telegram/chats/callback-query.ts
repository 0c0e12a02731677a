/** A button that was pressed. `at`: milliseconds. */
export type CallbackQuery = {
  readonly id: string;
  readonly chatId: number;
  readonly messageId: number;
  readonly data: string;
  readonly at: number;
  /** What the bot said to it; null while it has said nothing. */
  readonly answer: { readonly text: string; readonly showAlert: boolean } | null;
};
