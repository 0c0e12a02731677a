import { answerProvider } from './commands/answer-provider.ts';
import { processDueWebhooks, processWebhook } from './commands/process-webhook.ts';
import { receiveWebhook } from './commands/receive-webhook.ts';
import { requestWalk } from './commands/request-walk.ts';
import { replayWebhook } from './commands/replay-webhook.ts';
import { walkEvents } from './commands/walk-events.ts';
import { listWebhooks } from './queries/list-webhooks.ts';
import { webhookHealth } from './queries/webhook-health.ts';
import { type WebhooksPorts } from './webhooks-ports.ts';

export { type WebhooksPorts } from './webhooks-ports.ts';
export { type ReceivedEventSummary as WebhookView } from './ports/inbox.ts';
export { type ProviderHealthView } from './queries/webhook-health.ts';

/** All this module can do. */
export const webhooksUseCases = (ports: WebhooksPorts) => ({
  answerProvider: answerProvider(ports),
  receiveWebhook: receiveWebhook(ports),
  processWebhook: processWebhook(ports),
  processDueWebhooks: processDueWebhooks(ports),
  replayWebhook: replayWebhook(ports),
  walkEvents: walkEvents(ports),
  requestWalk: requestWalk(ports),
  listWebhooks: listWebhooks(ports),
  webhookHealth: webhookHealth(ports),
});
export type WebhooksUseCases = ReturnType<typeof webhooksUseCases>;
