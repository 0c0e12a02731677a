import { createHmac } from 'node:crypto';
import { webhookSecret } from './a-config.ts';
import { type Letter } from './mailbox.ts';

/** A letter as Stripe would send it: signed at an instant with one secret or, while it is being rotated, several. */
export const signed = (
  event: object | string,
  { secrets = [webhookSecret], at }: Readonly<{ secrets?: readonly string[]; at: Date }>,
): Pick<Letter, 'body' | 'signature'> => {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const seconds = Math.floor(at.getTime() / 1_000);
  const marks = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'),
  );
  return { body, signature: [`t=${seconds}`, ...marks.map((mark) => `v1=${mark}`)].join(',') };
};

/** An event of Stripe's about an intent of our own that nobody has heard of yet; say what differs. */
export const anEvent = (
  id: string,
  object: Readonly<Record<string, unknown>> = {},
  type = 'payment_intent.succeeded',
) => ({
  id,
  object: 'event',
  type,
  api_version: '2026-10-28.endive',
  created: 1_900_000_000,
  data: {
    object: {
      id: 'pi_nobody_knows',
      object: 'payment_intent',
      status: 'succeeded',
      amount: 10_000,
      amount_received: 10_000,
      currency: 'usd',
      latest_charge: null,
      metadata: { kassa_payment_id: 'pay_00000000000000000000000000' },
      ...object,
    },
  },
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
});
