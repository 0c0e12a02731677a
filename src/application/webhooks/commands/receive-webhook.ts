import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Speaker, type WebhookDialect, type WebhookRefusal } from '../ports/webhook-dialect.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/** How long a worker has before the sweeper looks whether the event reached one. */
const handOverMs = 10_000;

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
    const { eventId, type, occurredAt } = verified.value;
    const id = eventIdOf(provider, spoken, eventId);
    const outcome = await inbox.insert({
      id,
      version: 0,
      provider,
      gatewayAccountId: spoken.account,
      tenantId: spoken.tenantId,
      eventId,
      type,
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
      status: 'received',
      tries: 0,
      dueAt: new Date(at.getTime() + handOverMs),
      lastError: null,
      occurredAt,
      receivedAt: at,
      processedAt: null,
    });
    if (outcome === 'stored') queue.handOver(id);
    metrics.webhookReceived({ provider, outcome });
    return ok(outcome);
  };

/** A provider numbers its events alike for all its accounts, but a tenant's word about its own can't take another's place. */
const eventIdOf = (
  provider: string,
  { account, tenantId }: Speaker<WebhookDialect>,
  eventId: string,
): string => (tenantId === null ? `${provider}:${eventId}` : `${provider}:${account}:${eventId}`);
