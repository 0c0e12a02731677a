import { acceptLink } from './commands/accept-link.ts';
import { claimPolling, endPolling } from './commands/claim-polling.ts';
import { forgetUpdates } from './commands/forget-updates.ts';
import { offerLink } from './commands/offer-link.ts';
import { unlinkChat, unlinkCustomer } from './commands/unlink.ts';
import { workOnce } from './commands/work-once.ts';
import { chatOf, customerOf } from './queries/find-chat.ts';
import { type TelegramPorts } from './telegram-ports.ts';

export { type TelegramPorts } from './telegram-ports.ts';

/** All this module can do. */
export const telegramUseCases = (ports: TelegramPorts) => ({
  offerLink: offerLink(ports),
  acceptLink: acceptLink(ports),
  unlinkCustomer: unlinkCustomer(ports),
  unlinkChat: unlinkChat(ports),
  workOnce: workOnce(ports),
  forgetUpdates: forgetUpdates(ports),
  claimPolling: claimPolling(ports),
  endPolling: endPolling(ports),

  chatOf: chatOf(ports),
  customerOf: customerOf(ports),
});
export type TelegramUseCases = ReturnType<typeof telegramUseCases>;
