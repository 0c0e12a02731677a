import { receiveWebhookRoutes } from './receive-webhook.route.ts';
import { requestWalkRoute } from './request-walk.route.ts';
import {
  listWebhookEventsRoute,
  replayWebhookEventRoute,
  webhookHealthRoute,
} from './webhook-events.route.ts';

export const webhooksRoutes = [
  ...receiveWebhookRoutes,
  webhookHealthRoute,
  listWebhookEventsRoute,
  replayWebhookEventRoute,
  requestWalkRoute,
];
