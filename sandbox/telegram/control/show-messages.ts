import { type Message } from '../messages/message.ts';
import { type Keyboard } from '../messages/keyboard.ts';
import { type TelegramWorld } from '../telegram-world.ts';

/** A message of the bot as people see it now. `at`: ISO 8601. */
export type ShownMessage = {
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
  readonly buttons: Keyboard;
  readonly at: string;
  readonly edited: boolean;
};

const shown = ({ chatId, messageId, text, keyboard, at, editedAt }: Message): ShownMessage => ({
  chatId,
  messageId,
  text,
  buttons: keyboard ?? [],
  at: new Date(at * 1_000).toISOString(),
  edited: editedAt !== null,
});

/** Gives what the bot has said so far, oldest first. */
export const showMessages = ({ messages }: TelegramWorld): readonly ShownMessage[] =>
  messages.where('by', 'bot').map(shown);
