import { type Content } from '#domain/notifications/content';

/** A message as Telegram takes it: plain text in which the first line is bold, and a button. */
type OutgoingText = Readonly<{
  text: string;
  /** In UTF-16 code units. */
  boldLength: number;
  button: Content['button'];
}>;

/** Telegram's limit of a message. */
const textMax = 4_096;

/** Nothing needs to be escaped: what is bold is said beside the text, not in it. */
export const outgoingText = ({ subject, greeting, paragraphs, button, footer }: Content): OutgoingText => {
  const text = [subject, greeting, ...paragraphs, footer].filter((part) => part !== '').join('\n\n');
  return {
    text: text.length <= textMax ? text : `${text.slice(0, textMax - 1)}…`,
    boldLength: Math.min(subject.length, textMax),
    button,
  };
};
