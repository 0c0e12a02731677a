import { forgetMessages } from './commands/forget-messages.ts';
import { resendMessage } from './commands/resend-message.ts';
import { sendMessages } from './commands/send-messages.ts';
import { type NotificationsPorts } from './notifications-ports.ts';
import { listMessages } from './queries/list-messages.ts';
import { writeOnEvent } from './reactions/write-on-event.ts';

export { type NotificationsPorts } from './notifications-ports.ts';

/** All this module can do. */
export const notificationsUseCases = (ports: NotificationsPorts) => ({
  listMessages: listMessages(ports),
  resendMessage: resendMessage(ports),

  sendDueMessages: () => sendMessages(ports)(),
  forgetMessages: forgetMessages(ports),
});
export type NotificationsUseCases = ReturnType<typeof notificationsUseCases>;

/** What this module does when it hears of something. */
export const notificationsReactions = (ports: NotificationsPorts) => writeOnEvent(ports);
