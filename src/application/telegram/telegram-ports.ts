import { type Clock } from '../shared/ports/clock.ts';
import { type Log } from '../shared/ports/log.ts';
import { type BotName } from './ports/bot-name.ts';
import { type ChatBook } from './ports/chat-book.ts';
import { type CustomerDesk } from './ports/customer-desk.ts';
import { type LinkCodes } from './ports/link-codes.ts';
import { type PollerClaim } from './ports/poller-claim.ts';
import { type UpdateBook } from './ports/update-book.ts';

/** All this module needs from the world. `bot` undefined: this installation has none. */
export interface TelegramPorts {
  bot: BotName | undefined;
  chats: ChatBook;
  codes: LinkCodes;
  customers: CustomerDesk;
  updates: UpdateBook;
  pollers: PollerClaim;
  clock: Clock;
  realClock: Clock;
  log: Log;
}
