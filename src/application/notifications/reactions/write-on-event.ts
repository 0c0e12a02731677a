import { type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { sendMessages } from '../commands/send-messages.ts';
import { messagesFor } from '../messages-for.ts';
import { notices } from '../notices/notices.ts';
import { type NotificationsPorts } from '../notifications-ports.ts';

/**
 * Writes to people what an event has to tell them. What is stored is sent sooner or later; it is also tried at once, beside,
 * so that a mail server that is slow holds up no event.
 */
export const writeOnEvent = (ports: NotificationsPorts): Reaction[] =>
  Object.entries(notices).map(([hears, read]) => ({
    hears,
    run: async (event: IntegrationEvent) => {
      const tenantId = event.tenantId as TenantId;
      const told = await read(event, ports.matters);
      if (!told) return;
      const recipient = await ports.recipients.find(tenantId, told.customerId);
      if (!recipient) return;
      const messages = messagesFor(ports, { tenantId, eventId: event.id, recipient, ...told });
      if (messages.length === 0) return;
      await ports.messages.insert(messages);
      for (const { channel, status } of messages)
        if (status === 'skipped') ports.metrics.messageHandled({ channel, outcome: status });
      const ids = messages.filter(({ status }) => status === 'queued').map(({ id }) => id);
      if (ids.length > 0)
        ports.background.begin(async () => {
          await sendMessages(ports)(ids);
        });
    },
  }));
