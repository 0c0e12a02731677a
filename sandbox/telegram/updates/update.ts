/** Something that happened, for the bot to hear. `body`: the field of the Update that says what. `at`: milliseconds. */
export type Update = {
  readonly id: string;
  readonly updateId: number;
  readonly chatId: number;
  readonly type: 'message' | 'callback_query' | 'my_chat_member';
  readonly body: object;
  readonly at: number;
  /** Nobody has taken it yet. */
  readonly pending: boolean;
};

/** Gives an update as the Bot API shows it. */
export const shownUpdate = ({ updateId, type, body }: Update): object => ({
  update_id: updateId,
  [type]: body,
});
