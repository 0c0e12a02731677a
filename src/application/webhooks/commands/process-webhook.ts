import { failed, ignored, processed, type ReceivedEvent, waiting } from '#domain/webhooks/received-event';
import { Unavailable } from '../../shared/unavailable.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

const reasonLengthMax = 300;

/** Works off one stored event. Doing it twice, or beside itself, changes nothing: what it leads to is idempotent. */
export const processWebhook =
  (ports: WebhooksPorts) =>
  async (id: string): Promise<void> => {
    const event = await ports.inbox.find(id);
    if (event?.status === 'received') await processEvent(ports, event);
  };

const batchMax = 100;

/** Finds again what never reached a worker, and what is due another try. Gives how many there were. */
export const processDueWebhooks = (ports: WebhooksPorts) => async (): Promise<number> => {
  const due = await ports.inbox.due(ports.clock.now(), batchMax);
  await Promise.all(due.map((event) => processEvent(ports, event)));
  return due.length;
};

const endings = { heard: processed, foreign: ignored, 'unknown-object': waiting } as const;

const processEvent = async (ports: WebhooksPorts, event: ReceivedEvent): Promise<void> => {
  const { provider } = event;
  const decision = await workOff(ports, event);
  if (!decision.ok) return;
  await ports.inbox.save(decision.value);
  const { status, receivedAt, lastError } = decision.value.state;
  const lagSeconds = (ports.clock.now().getTime() - receivedAt.getTime()) / 1_000;
  ports.metrics.webhookProcessed({
    provider,
    outcome: status === 'received' ? 'postponed' : status,
    lagSeconds,
  });
  if (status === 'dead')
    ports.log.error('webhook-dead', { webhookEventId: event.id, type: event.type, error: lastError });
};

const workOff = async ({ desk, dialects, clock, log }: WebhooksPorts, event: ReceivedEvent) => {
  const spoken = await dialects.find(event.provider, event.gatewayAccountId);
  if (!spoken) return failed(event, `no gateway account ${event.gatewayAccountId}`, clock.now());
  try {
    const notice = await spoken.dialect.translate(event.body);
    const outcome = await desk.hear({ account: event.gatewayAccountId, notice, cause: 'webhook' });
    return endings[outcome](event, clock.now());
  } catch (failure) {
    // Not the event's fault, and nothing could be kept anyway: the queue and the sweep come back to it.
    if (failure instanceof Unavailable) throw failure;
    // A job runner of its own: whatever went wrong, the event is kept, tried again, and in the end shown to a person.
    log.warn('webhook-processing-failed', { webhookEventId: event.id, type: event.type, error: failure });
    return failed(event, String(failure).slice(0, reasonLengthMax), clock.now());
  }
};
