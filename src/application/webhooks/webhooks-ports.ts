import { type TransactionDesk } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type EventWalks } from './ports/event-walks.ts';
import { type Inbox } from './ports/inbox.ts';
import { type ListingAccounts } from './ports/listing-accounts.ts';
import { type MerchantDialect } from './ports/merchant-dialect.ts';
import { type NoticeDesk } from './ports/notice-desk.ts';
import { type Dialects, type WebhookDialect } from './ports/webhook-dialect.ts';
import { type WebhookQueue } from './ports/webhook-queue.ts';

export type WebhooksSettings = Readonly<{
  /** How often each account's list of events is walked, in milliseconds. */
  walkEveryMs: number;
}>;

/** All this module needs from the world. */
export interface WebhooksPorts {
  inbox: Inbox;
  queue: WebhookQueue;
  desk: NoticeDesk;
  /** Who may tell us things, and for which account. */
  dialects: Dialects<WebhookDialect>;
  /** Who leads payments, and has to be answered step by step. */
  merchants: Dialects<MerchantDialect>;
  /** Answered by the payments module. */
  deskOf: (account: GatewayAccountId) => TransactionDesk;
  /** Whose providers keep a list of what they told us. */
  accounts: ListingAccounts;
  walks: EventWalks;
  settings: WebhooksSettings;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  metrics: Metrics;
}
