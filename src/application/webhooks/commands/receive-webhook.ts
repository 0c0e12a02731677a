import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { eventToKeep } from '../event-to-keep.ts';
import { type WebhookRefusal } from '../ports/webhook-dialect.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

export type ReceiveWebhook = Readonly<{
  provider: string;
  /** Named in the URL; without it the account that the environment names. */
  account?: string | undefined;
  header(name: string): string | undefined;
  body: Uint8Array;
}>;

/** Signature, one insert, done: the provider is answered before anything is made of what it said. */
export const receiveWebhook =
  ({ inbox, queue, dialects, clock, log, metrics }: WebhooksPorts) =>
  async ({
    provider,
    account,
    header,
    body,
  }: ReceiveWebhook): Promise<Result<'stored' | 'duplicate', NotFound | WebhookRefusal>> => {
    const spoken = await dialects.find(provider, account);
    if (!spoken) return err(notFound);
    const at = clock.now();
    const verified = await spoken.dialect.verify({ header, body, at });
    if (!verified.ok) {
      metrics.webhookReceived({ provider, outcome: verified.error.code });
      log.warn('webhook-refused', { provider, code: verified.error.code, detail: verified.error.detail });
      return verified;
    }
    const event = eventToKeep({
      provider,
      account: spoken.account,
      tenantId: spoken.tenantId,
      event: verified.value,
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
      at,
      foundBy: 'webhook',
    });
    const outcome = await inbox.insert(event);
    if (outcome === 'stored') queue.handOver(event.id);
    metrics.webhookReceived({ provider, outcome });
    return ok(outcome);
  };
