import { createHash } from 'node:crypto';

/** A Message-ID (RFC 5322, 3.6.4) that follows from our own id, so that a mail that comes twice is recognised as one. */
export const messageIdOf = (id: string, from: string): string => {
  const domain = /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'kassa.invalid';
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain.toLowerCase()}>`;
};
