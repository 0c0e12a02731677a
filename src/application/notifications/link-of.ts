import { type LinkFact } from '#domain/notifications/facts';
import { type Message, resendingMs } from '#domain/notifications/message';
import { type NotificationsPorts } from './notifications-ports.ts';

const dayMs = 86_400_000;
/**
 * What stands in a mailbox for long should open no more than an invoice: a portal can cancel, and forget cards. Three days
 * are left of it even when the letter arrives with the last try.
 */
const lifetimeMs = { invoice: 30 * dayMs, portal: 3 * dayMs + resendingMs } as const;
const pathOf = { invoice: 'i', portal: 'portal' } as const;

/**
 * The address behind a button, in the language of its message. It is signed anew at each try, yet always the same until the
 * message is sent again by an admin, and nothing that lets anybody in is stored.
 */
export const linkOf =
  ({ links, publicUrl }: Pick<NotificationsPorts, 'links' | 'publicUrl'>, message: Message) =>
  ({ link, of }: LinkFact): string | null => {
    if (publicUrl === undefined) return null;
    const expiresAt = new Date(message.queuedAt.getTime() + lifetimeMs[link]);
    const token = links.sign({ purpose: link, tenantId: message.tenantId, subject: of, expiresAt });
    return `${publicUrl}/${pathOf[link]}/${token}?lang=${message.locale}`;
  };
