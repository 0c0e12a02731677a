import { type Collection } from '../../collection.ts';

/** The id of the webhook, once it is another than the one from the start. */
export type RolledWebhook = { readonly id: 'webhook'; readonly webhookId: string };

/** Which webhook the events are signed for. PayPal gives a webhook that is made anew another id. */
export type WebhookIdentity = {
  readonly webhookId: () => string;
  readonly roll: (webhookId: string) => void;
};

/** Takes where a rolled id is kept and the one from the start. */
export const createWebhookIdentity = (
  kept: Collection<RolledWebhook>,
  webhookId: string,
): WebhookIdentity => ({
  webhookId: () => kept.get('webhook')?.webhookId ?? webhookId,
  roll: (next) => void kept.put({ id: 'webhook', webhookId: next }),
});
