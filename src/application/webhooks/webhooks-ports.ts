import { type Clock } from '../shared/ports/clock.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Inbox } from './ports/inbox.ts';
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
  clock: Clock;
  log: Log;
  metrics: Metrics;
}
