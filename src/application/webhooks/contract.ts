export type { MerchantDialect } from './ports/merchant-dialect.ts';
export type { Dialects, WebhookDialect } from './ports/webhook-dialect.ts';
