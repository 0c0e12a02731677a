import { type Channel, channels } from '#domain/notifications/channel';
import { type Message, newMessage, skipped } from '#domain/notifications/message';
import { type TenantId } from '#domain/shared/ids';
import { type Notice } from './notices/notice.ts';
import { type NotificationsPorts } from './notifications-ports.ts';
import { type Recipient } from './ports/recipients.ts';

type Told = Notice & Readonly<{ tenantId: TenantId; eventId: string; recipient: Recipient }>;

/** One message for each channel by which they can be reached; one that there is no way to is kept as skipped. */
export const messagesFor = (
  { messengers, clock }: Pick<NotificationsPorts, 'messengers' | 'clock'>,
  { recipient, ...told }: Told,
): Message[] => {
  const { name, locale } = recipient;
  const at = clock.now();
  return channels.flatMap((channel) => {
    const address = addressOf(recipient, channel);
    if (address === null) return [];
    const message = newMessage({ ...told, name, locale, channel, recipient: address }, at);
    if (messengers.some((messenger) => messenger.channel === channel)) return [message];
    const decision = skipped(message, `${channel} is not set up`, at);
    return decision.ok ? [decision.value.state] : [];
  });
};

const addressOf = ({ email, telegramChatId }: Recipient, channel: Channel): string | null =>
  channel === 'email' ? email : telegramChatId;
