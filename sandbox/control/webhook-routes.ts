import { Router } from 'express';
import { z } from 'zod';
import { type Refused, type WebhookControl } from '../emulator.ts';
import { webhookPolicyRequest } from '../webhook-policy.ts';
import { emulatorOf, type Steered, withBody, withoutBody } from './control-call.ts';
import { isRefused } from './problem.ts';

const resendRequest = z.strictObject({ provider: z.string(), eventId: z.string() });
const rollRequest = z.strictObject({ provider: z.string(), secret: z.string().min(1) });

/** How webhooks behave, sending one again, rolling their secret, which arrived and how many. */
export const webhookRoutes = (steered: Steered): Router => {
  const webhooksOf = (provider: string): WebhookControl | Refused => {
    const emulator = emulatorOf(steered, provider);
    if (isRefused(emulator)) return emulator;
    return emulator.webhooks ?? { refused: 422, message: `provider: ${provider} sends no webhooks` };
  };
  const router = Router();
  router.post(
    '/webhooks/policy',
    withBody(webhookPolicyRequest, ({ provider, ...policy }) => {
      const webhooks = webhooksOf(provider);
      if (isRefused(webhooks)) return webhooks;
      webhooks.setPolicy(policy);
      return { provider, ...policy };
    }),
  );
  router.post(
    '/webhooks/resend',
    withBody(resendRequest, ({ provider, eventId }) => {
      const webhooks = webhooksOf(provider);
      return isRefused(webhooks) ? webhooks : webhooks.resend(eventId);
    }),
  );
  router.post(
    '/webhooks/roll',
    withBody(rollRequest, ({ provider, secret }) => {
      const webhooks = webhooksOf(provider);
      return isRefused(webhooks) ? webhooks : webhooks.roll(secret);
    }),
  );
  router.get(
    '/webhooks/delivered/:id',
    withoutBody((provider) => {
      const webhooks = webhooksOf(provider);
      return isRefused(webhooks) ? webhooks : (webhooks.delivered?.() ?? []);
    }),
  );
  router.get(
    '/webhooks/stats',
    withoutBody(() =>
      Object.fromEntries(
        steered.emulators.flatMap(({ name, webhooks }) => (webhooks ? [[name, webhooks.stats()]] : [])),
      ),
    ),
  );
  return router;
};
