import { type Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { type SMTPServerSession } from 'smtp-server';
import { type Letter } from './letter.ts';

/** Takes the raw mail and its envelope and gives what a mail program would show. */
export const readLetter = async (
  raw: Readable,
  { envelope }: Pick<SMTPServerSession, 'envelope'>,
  { id, at }: Pick<Letter, 'id' | 'at'>,
): Promise<Letter> => {
  const chunks: Buffer[] = [];
  for await (const chunk of raw) chunks.push(Buffer.from(chunk as Uint8Array));
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  return {
    id,
    to: envelope.rcptTo.map(({ address }) => address),
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    at,
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
};
