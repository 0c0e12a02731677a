import { z } from 'zod';
import { type MessageView } from '#application/notifications/message-view';

const instant = z.iso.datetime();

export const messageStatus = z.enum(['queued', 'sending', 'sent', 'failed', 'skipped']);

export const MessageResource = z
  .object({
    id: z.string(),
    eventId: z.string().describe('What it tells of'),
    customerId: z.string(),
    channel: z.enum(['email', 'telegram']),
    recipient: z.string(),
    locale: z.enum(['en', 'ru', 'uz']),
    template: z.string(),
    status: messageStatus.describe(
      'skipped: the channel was not set up; failed: refused for good, or given up',
    ),
    tries: z.int(),
    dueAt: instant.nullable().describe('When it is tried next; null when nothing is left to do'),
    sentAt: instant.nullable(),
    providerId: z.string().nullable().describe('The Message-ID of an e-mail'),
    lastError: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Message' });

export const toMessageResource = (message: MessageView): z.input<typeof MessageResource> => ({
  id: message.id,
  eventId: message.eventId,
  customerId: message.customerId,
  channel: message.channel,
  recipient: message.recipient,
  locale: message.locale,
  template: message.template,
  status: message.status,
  tries: message.tries,
  dueAt: message.dueAt?.toISOString() ?? null,
  sentAt: message.sentAt?.toISOString() ?? null,
  providerId: message.providerId,
  lastError: message.lastError,
  createdAt: message.createdAt.toISOString(),
  updatedAt: message.updatedAt.toISOString(),
});
