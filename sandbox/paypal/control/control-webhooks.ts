import { type WebhookControl } from '../../emulator.ts';
import { type PaypalWorld } from '../paypal-world.ts';

/** Gives the control API's hold on webhooks. What is rolled is the webhook's id, which is part of every signature. */
export const controlWebhooks = ({ events, webhooks, identity }: PaypalWorld): WebhookControl => ({
  setPolicy: webhooks.setPolicy,
  resend: (eventId) => {
    const record = events.get(eventId);
    if (record === undefined) return { refused: 404, message: `no event ${eventId}` };
    return { eventId, sent: webhooks.resend(record) };
  },
  roll: (webhookId) => {
    identity.roll(webhookId);
    return { webhookId };
  },
  stats: webhooks.stats,
  delivered: () =>
    [...events.newestFirst()].filter(({ pending }) => !pending).map(({ id, type }) => ({ id, type })),
});
