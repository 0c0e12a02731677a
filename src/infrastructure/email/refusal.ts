import { type Delivery } from '#application/notifications/ports/messenger';

/** What nodemailer says of a failure: the reply code of the server, and to which command it was. */
type MailFailure = Error & Readonly<{ responseCode?: unknown; command?: unknown }>;

/** Replies of the 500s (RFC 5321, 4.2.1) to these are about this recipient or this letter; elsewhere they are about us. */
const aboutTheLetter: ReadonlySet<unknown> = new Set(['RCPT TO', 'DATA']);

/**
 * What a failure means. For good is only what the server refuses for good, of this letter or its recipient: a wrong password
 * or a sender it does not know is ours to mend, and then the letter can still go.
 */
export const deliveryOf = (failure: unknown): Delivery => {
  if (!(failure instanceof Error)) return { kind: 'unavailable', why: String(failure) };
  const { message: why, responseCode, command }: MailFailure = failure;
  const isFinal =
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600 &&
    aboutTheLetter.has(command);
  return { kind: isFinal ? 'refused' : 'unavailable', why };
};
