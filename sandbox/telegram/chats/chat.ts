/** A private chat of a person with the bot. In such a chat the person has the id of the chat. */
export type Chat = {
  readonly id: string;
  readonly chatId: number;
  readonly firstName: string;
  readonly username: string | null;
  /** IETF tag of the language that the person's app speaks. */
  readonly languageCode: string | null;
  readonly blocked: boolean;
};

/** What may be said about a person. */
export type PersonDetails = {
  readonly firstName?: string | undefined;
  readonly username?: string | undefined;
  readonly languageCode?: string | undefined;
};

/** Takes what is known of a chat and what is new, gives the chat. */
export const chatWith = (known: Chat | undefined, chatId: number, said: PersonDetails = {}): Chat => ({
  id: String(chatId),
  chatId,
  firstName: said.firstName ?? known?.firstName ?? `Person ${chatId}`,
  username: said.username ?? known?.username ?? null,
  languageCode: said.languageCode ?? known?.languageCode ?? null,
  blocked: false,
});

/** Gives the chat as the Bot API shows it. */
export const shownChat = ({ chatId, firstName, username }: Chat): object => ({
  id: chatId,
  first_name: firstName,
  ...(username === null ? {} : { username }),
  type: 'private',
});

/** Gives the person of a chat as the Bot API shows them. */
export const shownPerson = ({ chatId, firstName, username, languageCode }: Chat): object => ({
  id: chatId,
  is_bot: false,
  first_name: firstName,
  ...(username === null ? {} : { username }),
  ...(languageCode === null ? {} : { language_code: languageCode }),
});
