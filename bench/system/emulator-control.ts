import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Rig } from './rig.ts';

const statsSchema = z.object({ stripe: z.object({ waiting: z.number(), running: z.number() }) });
const askEveryMs = 50;

/** Has the emulator send its events to Kassa, signed with the secret that Kassa knows. Gives how to end that. */
export const sendWebhooks = async ({ emulator, kassa }: Rig): Promise<() => Promise<void>> => {
  const endpoints = `${emulator.stripeUrl}/v1/webhook_endpoints`;
  const form = new URLSearchParams({
    url: `http://127.0.0.1:${kassa.port}/api/v1/webhooks/stripe`,
    'enabled_events[0]': '*',
  });
  const created = await asked(endpoints, { method: 'POST', headers: stripeKey, body: form });
  const { id } = z.object({ id: z.string() }).parse(created);
  await control(emulator.controlUrl, '/webhooks/roll', { provider: 'stripe', secret: kassa.webhookSecret });
  return async () => {
    await asked(`${endpoints}/${id}`, { method: 'DELETE', headers: stripeKey });
  };
};

/** Waits until the emulator has no event left to send. */
export const allWebhooksSent = async ({ emulator }: Rig): Promise<void> => {
  for (;;) {
    const { stripe } = statsSchema.parse(await asked(`${emulator.controlUrl}/webhooks/stats`));
    if (stripe.waiting + stripe.running === 0) return;
    await pause(askEveryMs);
  }
};

/** Makes the emulator as slow as a real provider. */
export const slowDown = async (
  { emulator }: Rig,
  profile: Readonly<{ medianMs: number; p99Ms: number; declineRate: number }>,
): Promise<void> => {
  await control(emulator.controlUrl, '/latency', { provider: 'stripe', ...profile });
};

const stripeKey = { Authorization: 'Bearer sk_test_bench' };

const control = (url: string, path: string, body: object): Promise<unknown> =>
  asked(url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const asked = async (url: string, init: RequestInit = {}): Promise<unknown> => {
  const reply = await fetch(url, init);
  if (!reply.ok) throw new Error(`The emulator refused ${url}: ${reply.status} ${await reply.text()}`);
  return await reply.json();
};
