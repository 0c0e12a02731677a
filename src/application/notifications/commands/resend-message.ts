import { resent } from '#domain/notifications/message';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { messageView, type MessageView } from '../message-view.ts';
import { type NotificationsPorts } from '../notifications-ports.ts';

type Input = Readonly<{ actor: Actor; messageId: string }>;

/** An admin has a message sent once more, to the same address: one that failed, was skipped, or got lost on its way. */
export const resendMessage =
  ({ messages, clock, log }: Pick<NotificationsPorts, 'messages' | 'clock' | 'log'>) =>
  ({ actor, messageId }: Input): Promise<Result<MessageView, NotFound | IllegalTransition>> =>
    retryOnConflict(async () => {
      const message = await messages.find(actor.tenantId, messageId);
      if (!message) return err(notFound);
      const decision = resent(message, clock.now());
      if (!decision.ok) return decision;
      if (!(await messages.save(decision.value)))
        throw new ConcurrencyConflict(`${message.eventId} has changed`);
      log.info('message-resent', {
        eventId: message.eventId,
        channel: message.channel,
        by: actor.subject,
        requestId: actor.requestId,
      });
      return ok(messageView(decision.value.state));
    });
