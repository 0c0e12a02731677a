import { createTransport } from 'nodemailer';
import {
  type Delivery,
  type Messenger,
  type OutgoingMessage,
} from '#application/notifications/ports/messenger';
import { htmlLetter } from './html-letter.ts';
import { messageIdOf } from './message-id.ts';
import { deliveryOf } from './refusal.ts';
import { textLetter } from './text-letter.ts';

type SmtpSettings = Readonly<{
  /** `smtp://` or `smtps://`, with user and password. */
  url: string;
  /** An address, with a name before it in angle brackets or alone. */
  from: string;
  /** For the connection, the greeting, and each answer. */
  timeoutMs: number;
}>;

const connectionsMax = 5;
const idleMs = 30_000;

/**
 * E-mail over SMTP, in plain connections or TLS as the URL has it. What the server has taken over counts as sent. Trying
 * again is not this adapter's business: nodemailer's own repetition is switched off.
 */
export const smtpMessenger = ({ url, from, timeoutMs }: SmtpSettings): Messenger => {
  const sendMsMax = 3 * timeoutMs;
  const transport = createTransport({
    pool: true,
    url,
    maxConnections: connectionsMax,
    maxRequeues: 0,
    idleTimeout: idleMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  // A connection that breaks while it is idle is nobody's failure; one that breaks in use fails its mail.
  transport.on('error', () => undefined);

  const hand = async ({ id, recipient, locale, content }: OutgoingMessage): Promise<Delivery> => {
    const messageId = messageIdOf(id, from);
    await transport.sendMail({
      from,
      to: { name: '', address: recipient },
      subject: content.subject,
      text: textLetter(content),
      html: htmlLetter(content, locale),
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { kind: 'sent', providerId: messageId };
  };
  return {
    channel: 'email',
    sendMsMax,
    send: (message) => within(sendMsMax, hand(message).catch(deliveryOf)),
    close: () => transport.close(),
  };
};

/** Each answer may come in time and all of them together still be too slow. */
const within = (ms: number, delivery: Promise<Delivery>): Promise<Delivery> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'unavailable', why: `no end of it within ${ms} ms` }), ms);
    void delivery.then((ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  });
