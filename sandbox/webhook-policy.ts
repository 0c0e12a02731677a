import { z } from 'zod';

/** How a provider's webhooks misbehave: `duplicate` and `drop` are probabilities, `shuffle` a window in milliseconds. */
export const webhookPolicyRequest = z.strictObject({
  provider: z.string(),
  duplicate: z.number().min(0).max(1).default(0),
  shuffle: z.union([z.boolean(), z.number().min(0).max(600_000)]).default(false),
  drop: z.number().min(0).max(1).default(0),
  delayMs: z.number().min(0).max(600_000).default(0),
  /** Gaps between attempts, instead of the provider's own. */
  retryGapsMs: z.array(z.int().min(1).max(3_600_000)).max(20).optional(),
  seed: z.int().min(0).optional(),
});

export type WebhookPolicy = Omit<z.infer<typeof webhookPolicyRequest>, 'provider'>;

/** The policy of a provider that behaves. */
export const promptWebhooks: WebhookPolicy = { duplicate: 0, shuffle: false, drop: 0, delayMs: 0 };
