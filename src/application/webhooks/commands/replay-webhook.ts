import { replayed } from '#domain/webhooks/received-event';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type ReceivedEventSummary } from '../ports/inbox.ts';
import { webhooksSeenBy } from '../webhooks-seen-by.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/** An admin has an event worked off once more: a dead one, or one whose effect is doubted. */
export const replayWebhook =
  ({ inbox, queue, clock, log }: WebhooksPorts) =>
  async ({
    actor,
    id,
  }: Readonly<{ actor: Actor; id: string }>): Promise<Result<ReceivedEventSummary, NotFound>> => {
    const event = await inbox.find(id);
    const { tenantId } = webhooksSeenBy(actor);
    if (!event || (tenantId !== undefined && event.tenantId !== tenantId)) return err(notFound);
    const decision = replayed(event, clock.now());
    if (!decision.ok) throw new Error(`an event that is ${event.status} can't be replayed`);
    await inbox.save(decision.value);
    queue.handOver(id);
    log.info('webhook-replayed', { webhookEventId: id, by: actor.subject, requestId: actor.requestId });
    const { body: _body, ...summary } = decision.value.state;
    return ok(summary);
  };
