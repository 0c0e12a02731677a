import { type TransactionDesk } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Clock } from '../shared/ports/clock.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Inbox } from './ports/inbox.ts';
import { type MerchantDialect } from './ports/merchant-dialect.ts';
import { type NoticeDesk } from './ports/notice-desk.ts';
import { type Dialects, type WebhookDialect } from './ports/webhook-dialect.ts';
import { type WebhookQueue } from './ports/webhook-queue.ts';

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
  clock: Clock;
  log: Log;
  metrics: Metrics;
}
