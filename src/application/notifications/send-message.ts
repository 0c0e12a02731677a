import { compose } from '#domain/notifications/compose';
import { type Message, refused, sent, unsent } from '#domain/notifications/message';
import { linkOf } from './link-of.ts';
import { type NotificationsPorts } from './notifications-ports.ts';
import { type Delivery } from './ports/messenger.ts';

const whyLengthMax = 300;

/**
 * Sends a message that is ours to send, and writes down what came of it. Should we die in between, the claim lapses and
 * another sends it again, under the same id: mail cannot be both certain and single.
 */
export const sendMessage = async (ports: NotificationsPorts, message: Message): Promise<void> => {
  const delivery = await deliver(ports, message);
  const at = ports.clock.now();
  const decision = decisionOn(message, delivery, at);
  if (!decision.ok) throw new Error(`a message that is ${message.status} was sent`);
  const { state } = decision.value;
  const outcome = state.status === 'queued' ? 'postponed' : state.status;
  ports.metrics.messageHandled({ channel: message.channel, outcome });
  if (state.status === 'failed') {
    const { eventId, channel, template, customerId, tries, lastError: error } = state;
    ports.log.error('message-failed', { eventId, channel, template, customerId, tries, error });
  }
  // Not saved: our claim has lapsed, and whoever has it now will say how it ended.
  await ports.messages.save(decision.value);
};

const decisionOn = (message: Message, delivery: Delivery, at: Date) => {
  switch (delivery.kind) {
    case 'sent':
      return sent(message, delivery.providerId, at);
    case 'refused':
      return refused(message, delivery.why.slice(0, whyLengthMax), at);
    case 'unavailable':
      return unsent(message, delivery.why.slice(0, whyLengthMax), at);
  }
};

const deliver = async (ports: NotificationsPorts, message: Message): Promise<Delivery> => {
  const { channel, recipient, locale, id, edition } = message;
  const messenger = ports.messengers.find((one) => one.channel === channel);
  if (!messenger) return { kind: 'unavailable', why: `${channel} is not set up` };
  try {
    const content = compose(message, linkOf(ports, message));
    return await messenger.send({ id: edition === 0 ? id : `${id}#${edition}`, recipient, locale, content });
  } catch (error) {
    // What this release has no words for another may have; meanwhile it keeps no other message from being sent.
    ports.log.warn('message-not-sent', { eventId: message.eventId, channel, error });
    return { kind: 'unavailable', why: String(error) };
  }
};
