import { type WebhookControl } from '../../emulator.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { rollSecrets } from '../webhooks/endpoint-secrets.ts';

/** Gives the control API's hold on webhooks. */
export const controlWebhooks = (world: StripeWorld): WebhookControl => ({
  setPolicy: world.webhooks.setPolicy,
  resend: (eventId) => {
    const record = world.events.get(eventId);
    if (record === undefined) return { refused: 404, message: `no event ${eventId}` };
    return { eventId, endpoints: world.webhooks.resend(record) };
  },
  roll: (secret) => {
    const endpoints = rollSecrets(world, secret);
    return endpoints.length === 0
      ? { refused: 409, message: 'no webhook endpoint is registered' }
      : { endpoints };
  },
  stats: world.webhooks.stats,
  delivered: () =>
    [...world.events.newestFirst()]
      .filter(({ pending }) => pending <= 0)
      .map(({ id, type }) => ({ id, type })),
});
