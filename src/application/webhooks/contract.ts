export type { EventList, EventPage, ListedEvent, NotListed } from './ports/event-list.ts';
export type { MerchantDialect } from './ports/merchant-dialect.ts';
export type { Dialects, WebhookDialect } from './ports/webhook-dialect.ts';
